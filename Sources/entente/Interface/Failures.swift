import ArgumentParser
import Dossier
import Land
import Planning

/// Turns what the stages throw into sentences on standard error and an exit status.
func reporting<Value>(on console: Console, _ body: () throws -> Value) throws -> Value {
  do {
    return try body()
  } catch let problems as Problems {
    console.tell(problems.all)
    throw ExitStatus.of(problems.all)
  } catch let problem as Problem {
    console.tell([problem])
    throw ExitStatus.of([problem])
  } catch let error as AllocationError {
    throw exitCode(of: error, console)
  } catch let error as LocationError {
    throw exitCode(of: error, console)
  } catch let code as ExitCode {
    throw code
  } catch {
    console.tell([
      Problem(
        .error, "bug", fr: "défaut d'Entente : \(error)", en: "a bug of Entente: \(error)")
    ])
    throw ExitStatus.bug
  }
}

private func exitCode(of error: LocationError, _ console: Console) -> ExitCode {
  switch error {
  case .faults(let faults):
    console.tell(faults.map(\.problem))
    return ExitStatus.data
  case .solver(let reason):
    console.tell([
      Problem(
        .error, "bug", fr: "le solveur a échoué : \(reason)", en: "the solver failed: \(reason)")
    ])
  case .brokenPlan(let broken):
    let list = broken.joined(separator: ", ")
    console.tell([
      Problem(
        .error, "bug", fr: "défaut d'Entente : le plan vérifié enfreint \(list)",
        en: "a bug of Entente: the plan, checked again, breaks \(list)")
    ])
  }
  return ExitStatus.bug
}

private func exitCode(of error: AllocationError, _ console: Console) -> ExitCode {
  func tell(_ code: String, fr: String, en: String) {
    console.tell([Problem(.error, code, fr: fr, en: en)])
  }
  switch error {
  case .infeasible:
    return ExitStatus.infeasible
  case .infeasibleStatusQuo(_, let shortfall, let isProven):
    let problem = StatusQuoProblem.problem(shortfall: shortfall, isProven: isProven)
    console.tell([problem])
    return ExitStatus.of([problem])
  case .outOfTime(let seconds):
    tell(
      "out-of-time",
      fr: "aucune affectation trouvée en \(Int(seconds)) s ; donnez plus de temps avec --time.",
      en: "no allocation found in \(Int(seconds)) s; give more time with --time.")
    return ExitStatus.bug
  case .unknown(let demand, let site):
    tell(
      "unknown-pair", fr: "demande « \(demand) » ou site « \(site) » inconnu.",
      en: "demand '\(demand)' or site '\(site)' is not known.")
    return ExitStatus.data
  case .brokenSolution(let faults):
    tell(
      "bug",
      fr: "défaut d'Entente : la solution vérifiée enfreint \(faults.joined(separator: ", "))",
      en: "a bug of Entente: the solution, checked again, breaks \(faults.joined(separator: ", "))")
    return ExitStatus.bug
  case .solver(let reason):
    tell("bug", fr: "le solveur a échoué : \(reason)", en: "the solver failed: \(reason)")
    return ExitStatus.bug
  }
}

/// The same for stages that run on several tasks.
func reporting<Value: Sendable>(
  on console: Console, _ body: () async throws -> Value
) async throws -> Value {
  let result: Result<Value, any Error>
  do { result = .success(try await body()) } catch { result = .failure(error) }
  return try reporting(on: console) { try result.get() }
}
