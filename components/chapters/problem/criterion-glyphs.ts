// The pictures of the case's criteria, in the deck's drawing language, on a canvas of 120 × 72.
import type { CriterionId } from '../../../case/criteria.ts'

/** SVG path data by what it is drawn with. */
export interface CriterionGlyph {
  /** Cards, drums, axes. */
  ink?: string
  /** The request: a thread of light. */
  beam?: string
  /** What waits, or stands in the way: dashed. */
  trouble?: string
  /** What has failed, with its cross. */
  failed?: string
}

const card = (x: number, y: number, w: number, h: number) => `M ${x} ${y} h ${w} v ${h} h ${-w} Z`
const circle = (x: number, y: number, r: number) => `M ${x - r} ${y} a ${r} ${r} 0 1 0 ${2 * r} 0 a ${r} ${r} 0 1 0 ${-2 * r} 0`
const drum = (x: number, y: number) => `M ${x} ${y} a 16 6 0 1 0 32 0 a 16 6 0 1 0 -32 0 v 30 a 16 6 0 0 0 32 0 v -30`
const cross = (x: number, y: number, r = 8) => `M ${x - r} ${y - r} l ${2 * r} ${2 * r} m 0 ${-2 * r} l ${-2 * r} ${2 * r}`
const arrow = (x: number, y: number, length: number) => `M ${x} ${y} h ${length} m -8 -6 l 8 6 l -8 6`
const each = (xs: readonly number[], draw: (x: number, i: number) => string) => xs.map(draw).join(' ')

/** A picture for each criterion of the case. */
export const criterionGlyphs: Record<CriterionId, CriterionGlyph> = {
  'availability': { beam: 'M 36 9 a 28 28 0 1 1 -13 6', trouble: 'M 24 14 l 10 -5' },
  'scalability': { ink: card(4, 28, 16, 16) + each([0, 1, 2, 3, 4], i => card(56 + i * 13, 18, 9, 14) + card(56 + i * 13, 40, 9, 14)), beam: arrow(24, 36, 24) },
  'velocity': { beam: arrow(6, 14, 104) + arrow(6, 36, 76) + arrow(6, 58, 92) },
  'cost': { ink: 'M 8 4 V 66 H 114', beam: 'M 8 62 L 108 10', trouble: 'M 8 62 L 108 32' },
  'global-reach': { ink: `${circle(60, 36, 30)} M 30 36 h 60 M 60 6 c -22 18 -22 42 0 60 c 22 -18 22 -42 0 -60`, beam: circle(46, 26, 3) + circle(74, 24, 3) + circle(70, 50, 3) + circle(44, 48, 3) },
  'fault-isolation': { ink: card(36, 2, 44, 28), failed: card(36, 42, 44, 28) + cross(58, 56), beam: 'M 4 16 H 36 M 80 16 H 116' },
  'independent-deployment': { ink: card(6, 30, 28, 28) + card(86, 30, 28, 28), beam: `${card(46, 14, 28, 28)} M 60 68 v -20 m -6 8 l 6 -8 l 6 8` },
  'technology-diversity': { ink: card(6, 20, 32, 32) + circle(60, 36, 17), beam: 'M 98 18 l 18 34 h -36 Z' },
  'horizontal-scalability': { ink: each([4, 32, 60], x => card(x, 22, 22, 28)), beam: `${card(90, 22, 22, 28)} M 101 30 v 12 m -6 -6 h 12` },
  'observability': { ink: each([4, 44, 84], x => card(x, 16, 32, 40)), beam: each([4, 44, 84], x => `M ${x + 4} 38 h 7 l 4 -12 l 6 20 l 4 -8 h 5`) },
  'speed-to-market': { ink: `${circle(60, 40, 27)} M 60 13 v -8 m -8 0 h 16`, beam: 'M 60 40 L 74 24' },
  'innovation': { ink: card(84, 6, 30, 22) + card(84, 44, 30, 22), beam: 'M 4 36 H 34 C 56 36 56 17 84 17 M 34 36 C 56 36 56 55 84 55' },
  'cost-efficiency': { trouble: 'M 8 12 H 112', ink: 'M 8 66 H 112', beam: 'M 8 58 C 28 58 32 20 54 20 C 78 20 84 56 112 56' },
  'talent': { ink: each([20, 48, 76, 104], x => `${circle(x, 44, 8)} M ${x - 12} 68 a 12 12 0 0 1 24 0`), beam: 'M 62 2 v 14 M 42 6 l 5 11 M 82 6 l -5 11 M 24 14 l 8 9 M 100 14 l -8 9' },
  'complexity': { ink: circle(18, 18, 8) + circle(60, 10, 8) + circle(102, 20, 8) + circle(28, 58, 8) + circle(74, 62, 8) + circle(108, 56, 8), trouble: 'M 26 20 L 67 58 M 52 12 L 26 51 M 68 12 L 100 54 M 94 22 L 36 56 M 60 18 L 72 54 M 102 28 L 82 60' },
  'networking-overhead': { ink: each([4, 48, 92], x => card(x, 24, 24, 24)), trouble: 'M 28 36 H 48 M 72 36 H 92' },
  'data-consistency': { ink: drum(12, 18) + drum(76, 18), trouble: 'M 52 30 h 16 M 52 40 h 16 M 66 22 l -12 26' },
  'migration-risk': { ink: 'M 60 12 H 16 V 60 H 60', trouble: 'M 60 12 H 104 V 60 H 60', beam: 'M 2 36 H 118' },
}
