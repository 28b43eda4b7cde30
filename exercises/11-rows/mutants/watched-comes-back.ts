import { defineMutant } from '../../runner/mutant.ts'

/** Scores what was just watched as well, and nothing is more like it than itself. */
export default defineMutant({
  caughtBy: 'leaves it there however well it scores',
  replace: `      if (seen.has(title))
        continue // goes last whatever it would score
      if (budget.price > budget.left)
        break // exactly at the deadline is in time
      scores.set(title, budget.score(title))
    }
  }
  catch {
    // Who is silent for one title is silent for the next. What is scored by now stands.
  }
  // #endregion
  return scores
}

// #region arrange
/** Scored titles first, best first; then those that time did not reach, as the night left them; the seen ones last. */
function arrange(rows: Rows, seen: ReadonlySet<string>, scores: ReadonlyMap<string, number>): Rows {
  // Scores are 0 or more. Equal values keep their order, so that nothing moves without a reason.
  const value = (title: string) => seen.has(title) ? -2 : scores.get(title) ?? -1`,
  by: `      if (budget.price > budget.left)
        break
      scores.set(title, budget.score(title))
    }
  }
  catch {}
  return scores
}

function arrange(rows: Rows, seen: ReadonlySet<string>, scores: ReadonlyMap<string, number>): Rows {
  const value = (title: string) => scores.get(title) ?? (seen.has(title) ? -2 : -1)`,
})
