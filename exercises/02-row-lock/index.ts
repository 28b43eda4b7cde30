import { defineExercise } from '../exercise.ts'

export default defineExercise({
  number: 2,
  slug: 'row-lock',
  title: 'Locks without circles, and a database for each service',
  minutes: 30,
  slide: 'row-lock-practise',
  exports: {
    plan: 'function plan(tx) { … }',
    owner: 'function owner(table) { … }',
  },
  hints: [
    'Begin with plan, and leave owner as it is. Two things make a circle: rows taken in different orders, and a shared lock that wants to become an exclusive one. So put the rows into one order for everybody, and ask for each row at once in the mode that you will need in the end: shared if you only read it, exclusive if you change it.',
    'Then owner. Ask of each pair of tables whether something has to be true of both after every commit: that holds of stock and shipments, and of no others. Now plan has to make a transaction for each database: group reads and writes by owner, and end each group with a commit. The group that is only read comes first, the one that is read and changed second, the ones that are only changed last, since after a commit nobody can say no.',
    'const services = new Set([...tx.reads, ...tx.writes].map(r => owner(r.table))); for each service filter reads and writes; take the groups without writes first, and then the others, those without reads last; for each group: its rows once each, sorted by `${table}/${row}`, as { do: \'lock\', table, row, mode: changed ? \'exclusive\' : \'shared\' }, then { do: \'read\', ...read } for its reads, { do: \'write\', ...change } for its writes, and { do: \'commit\' }.',
  ],
  startsAt: 'shares with others a row that it only reads',
})
