// Hides every GEOS function that is not reentrant: they share one global context.
#define GEOS_USE_ONLY_R_API
#include <geos_c.h>
