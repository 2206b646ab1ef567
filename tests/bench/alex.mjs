// node alex.mjs FOLDER FILE: alex, installed in FOLDER, over FILE at once;
// prints what the other benchmark programs print.
import fs from 'node:fs'
import {performance} from 'node:perf_hooks'
import {pathToFileURL} from 'node:url'

const whole = performance.now()
const [folder, file] = process.argv.slice(2)
const {text} = await import(pathToFileURL(folder + '/node_modules/alex/index.js'))
const bytes = fs.readFileSync(file)
const begin = performance.now()
const found = text(bytes.toString('utf8')).messages.length
const end = performance.now()
console.log(JSON.stringify({bytes: bytes.length, found, scan_seconds: (end - begin) / 1000,
                            whole_seconds: (end - whole) / 1000}))
