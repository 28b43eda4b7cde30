import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { number } from '../../case/format.ts'
import { run, summary } from '../../sim/chaos-monkey/index.ts'
import { openGrader } from '../runner/node/grader.ts'
import { solutionOf } from '../runner/texts.ts'
import * as solution from './solution.ts'
import { runProblem } from './world.ts'

it('gives what the README promises', () => {
  const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8')
  const runs = [run(), runProblem(solution)].map(world => summary(world))
  const row = (name: string, of: (numbers: (typeof runs)[number]) => number) => expect(readme).toMatch(new RegExp(`\\n${name} +${runs.map(of).map(value => number(value)).join(' +')}\\n`))
  row('hidden faults left', ({ hidden }) => hidden)
  row('found at a desk', ({ desk }) => desk)
  row('found by pager', ({ pager }) => pager)
  row('minutes dark', ({ dark }) => dark)
  row('members let down', ({ members }) => members)
  row('instances terminated', ({ kills }) => kills)
})

it('finds by day what hardware finds at night, on most seeds', () => {
  const seeds = Array.from({ length: 40 }, (_, i) => i + 1)
  const atNight = (seed: number) => summary(runProblem(solution, { seed })).pager
  expect(seeds.filter(seed => atNight(seed) === 0).length).toBeGreaterThan(30)
  expect(seeds.filter(seed => summary(run({ seed })).pager > 0).length).toBeGreaterThan(35)
})

describe('right answers in other styles', () => {
  const grader = openGrader('chaos-monkey', { reuse: true })
  afterAll(() => grader.close())

  const GROUPS = `
      export const groupOf = ({ app, stack, cluster, region }, { grouping, regionsAreIndependent }) =>
        ['-canary', '-baseline', '-citrus', '-citrusproxy'].some(ending => cluster.endsWith(ending)) ? null
          : JSON.stringify([app, { app: '', stack, cluster }[grouping], regionsAreIndependent ? region : ''])`
  it.each([
    ['loops and ifs, drawing the moment whether it is needed or not', `${GROUPS}
      const moment = (calendar, day, minute) => ((day * 24 + calendar.hoursBehind(day)) * 60 + minute) * 60000
      export function schedule(day, groups, config, calendar, random) {
        const plans = []
        if (calendar.isWorkday(day)) {
          for (const group of groups) {
            const isKilled = random() <= 1 / config.meanDays
            const minute = Math.trunc(random() * 60 * (config.endHour - config.startHour))
            if (isKilled) plans.push({ at: moment(calendar, day, config.startHour * 60 + minute), group })
          }
        }
        return plans
      }
      export function victim(attempt) {
        let day = attempt.day
        for (let n = 0; n < attempt.config.minGap; n++) {
          do day -= 1
          while (!attempt.calendar.isWorkday(day))
        }
        const since = moment(attempt.calendar, day, attempt.config.endHour * 60)
        for (const { at, leashed } of attempt.kills) {
          if (leashed && !attempt.config.leashed) continue
          if (at >= since) return null
        }
        try { if (attempt.isOutage()) return null } catch (error) { return null }
        if (!attempt.instances.length) return null
        return attempt.instances[Math.floor(attempt.random() * attempt.instances.length)].id
      }`],
    ['a class behind functions, with TypeScript\'s own features', `${GROUPS}
      import type { Attempt, Calendar, Config, Day, Plan } from '../../sim/chaos-monkey/index.ts'
      class Monkey {
        constructor(private readonly config: Config, private readonly calendar: Calendar) {}
        #at(day: Day, hour: number): number { return (24 * day + hour + this.calendar.hoursBehind(day)) * 3_600_000 }
        plan(day: Day, groups: readonly string[], random: () => number): Plan[] {
          const { startHour, endHour, meanDays } = this.config
          if (!this.calendar.isWorkday(day)) return []
          return groups.flatMap((group): Plan[] => random() > 1 / meanDays ? [] : [{ group, at: this.#at(day, startHour) + 60_000 * Math.floor((endHour - startHour) * 60 * random()) }])
        }
        since(day: Day, n = this.config.minGap): number {
          return n === 0 && this.calendar.isWorkday(day) ? this.#at(day, this.config.endHour) : this.since(day - 1, n - (this.calendar.isWorkday(day) ? 1 : 0))
        }
      }
      export const schedule = (day: Day, groups: readonly string[], config: Config, calendar: Calendar, random: () => number) => new Monkey(config, calendar).plan(day, groups, random)
      export const victim = (attempt: Attempt): string | null => {
        const { kills, config, calendar, day } = attempt
        const real = kills.filter(kill => config.leashed || kill.leashed === false).map(kill => kill.at)
        if (Math.max(-Infinity, ...real) >= new Monkey(config, calendar).since(day)) return null
        let outage = true
        try { outage = attempt.isOutage() } catch {}
        const pick = attempt.instances.at(Math.floor(attempt.random() * attempt.instances.length))
        return outage || pick === undefined ? null : pick!.id
      }`],
  ])('pass: %s', async (_, source) => {
    const verdict = await grader.grade(source)
    expect(verdict.checks.filter(check => check.status !== 'passed')).toEqual([])
    expect(verdict.status).toBe('passed')
  })

  it('is graded alike whatever stands before it', async () => {
    const verdict = await grader.grade(`// by hand\n${await solutionOf('chaos-monkey')}`)
    expect(verdict.status).toBe('passed')
  })
})
