import { judge } from './accuracy/judge.ts'
import { ownFiles, readRows } from './accuracy/read-rows.ts'
import { renderFaults, renderTable } from './accuracy/render-table.ts'

/**
 * `npm run accuracy`: how often `explain` names the right layer for the texts of test/vectors/accuracy, and with `-- FILE…` for those of the
 * files: one JSON object a line, `{"id", "text", "expect": {"layer": [any of these is right], "denyType"?, "policyArn"?, "action"?}}`.
 */
const files = process.argv.slice(2)
const judged = (files.length === 0 ? ownFiles() : files).flatMap(readRows).map(judge)
for (const line of [...renderTable(judged), ...renderFaults(judged)]) console.log(line)
