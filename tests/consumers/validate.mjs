// validate.mjs FOLDER: reads the reports of a run in FOLDER with programs that we did not write, and compares what
// they read with the json report. Then it breaks each report and demands that its reader refuses it.
import {spawnSync} from 'node:child_process';
import {chmodSync, existsSync, readFileSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';

import {browse} from './page.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const folder = path.resolve(process.argv[2]);
const modules = path.resolve(process.argv[3]);
const require = createRequire(path.join(modules, 'package.json'));
const read = name => readFileSync(path.join(folder, name), 'utf8');
const refuse = why => { throw new Error(why); };
const same = (what, a, b) => {
  const left = JSON.stringify(a), right = JSON.stringify(b);
  if (left !== right) refuse(`${what} differ:\n  read     ${left.slice(0, 600)}\n  expected ${right.slice(0, 600)}`);
};
const run = (command, args, options = {}) => {
  const done = spawnSync(command, args, {encoding: 'utf8', ...options});
  if (done.status !== 0) refuse(`${path.basename(command)}: ${(done.stdout + done.stderr).trim().slice(0, 800)}`);
  return done.stdout;
};
const temporary = (name, text) => {
  const file = path.join(folder, 'broken-' + name);
  writeFileSync(file, text);
  return file;
};

// What is expected: the json report, with the texts to count in.
const truth = JSON.parse(read('report.json'));
const texts = new Map();
const lines = file => {
  if (!texts.has(file)) {
    const text = readFileSync(path.join(folder, file), 'utf8').replace(/^\uFEFF/, '');
    texts.set(file, text.split(/\r\n|\r|\n/));
  }
  return texts.get(file);
};
const bytes = (file, {line, column}) =>
  Buffer.byteLength([...lines(file)[line - 1]].slice(0, column - 1).join('')) + 1;
const expected = pick => truth.findings.map(pick);
const errors = truth.errors.length;

const Ajv = require('ajv/dist/2020').default;
const formats = require('ajv-formats').default;
const schema = file => {
  const ajv = formats(new Ajv({strict: false, allErrors: true}));
  const parsed = JSON.parse(readFileSync(file, 'utf8'));
  delete parsed.$schema;
  return {ajv, parsed};
};
const demand = (validate, value) => {
  if (!validate(value)) refuse(validate.errors.slice(0, 3).map(e => `${e.instancePath} ${e.message}`).join('; '));
};
const own = schema(path.join(here, '../../docs/schema/report.schema.json'));
own.ajv.addSchema(own.parsed, 'report');
const wholeReport = own.ajv.getSchema('report');
const oneLine = own.ajv.getSchema('report#/$defs/line');
const multitool = path.join(modules, 'node_modules/@microsoft/sarif-multitool-linux');
const sarif = schema(path.join(multitool, 'sarif-2.1.0.json'));
const validSarif = sarif.ajv.compile(sarif.parsed);

const readers = {
  json(text) {
    demand(wholeReport, JSON.parse(text));
    const passed = JSON.parse(read('report.passed'));
    demand(wholeReport, passed);
    if (!(passed.passed?.length > 0 && passed.help?.length > 0)) refuse('nothing was let pass, or nobody was helped');
  },

  jsonl(text) {
    const values = text.trimEnd().split('\n').map(line => JSON.parse(line));
    for (const value of values) demand(oneLine, value);
    same('findings', values.filter(v => v.rule), truth.findings);
    same('the summary', values.at(-1).summary, truth.summary);
  },

  sarif(text) {
    const value = JSON.parse(text);
    demand(validSarif, value);
    const [first] = value.runs;
    if (first.columnKind !== 'unicodeCodePoints') refuse('columns are not told to be code points');
    const levels = {note: 'suggestion', warning: 'warning', error: 'error'};
    const suppressed = first.results.filter(r => r.suppressions);
    same('suppressed results', suppressed.length, truth.summary.suppressed);
    first.results = first.results.filter(r => !r.suppressions);
    same('results', first.results.map(r => {
      const {artifactLocation, region} = r.locations[0].physicalLocation;
      if (first.artifacts[artifactLocation.index].location.uri !== artifactLocation.uri) refuse('artifact of another result');
      if (first.tool.driver.rules[r.ruleIndex].id !== r.ruleId) refuse('rule of another result');
      return [decodeURIComponent(artifactLocation.uri), region.startLine, region.startColumn, region.endLine,
        region.endColumn, levels[r.level], r.ruleId];
    }), expected(f => [f.path, f.start.line, f.start.column, f.end.line, f.end.column, f.severity, f.rule]));
    for (const [i, result] of first.results.entries()) {
      const finding = truth.findings[i];
      const whole = [...readFileSync(path.join(folder, finding.path), 'utf8').replace(/^\uFEFF/, '')];
      const {charOffset, charLength} = result.locations[0].physicalLocation.region;
      const raw = readFileSync(path.join(folder, finding.path));
      same('the words', whole.slice(charOffset, charOffset + charLength).join(''),
        raw.subarray(finding.start.offset, finding.end.offset).toString());
      const edits = finding.alternatives.filter(a => a.edit);
      same('fixes', (result.fixes ?? []).length, edits.length);
      for (const [k, fix] of (result.fixes ?? []).entries()) {
        const {deletedRegion, insertedContent} = fix.artifactChanges[0].replacements[0];
        const mended = [...whole];
        mended.splice(deletedRegion.charOffset, deletedRegion.charLength, ...insertedContent.text);
        const {start, end, text: put} = edits[k].edit;
        const wanted = Buffer.concat([raw.subarray(0, start), Buffer.from(put), raw.subarray(end)]).toString();
        same('the mended text', mended.join(''), wanted.replace(/^\uFEFF/, ''));
      }
    }
    const prints = first.results.map(r => r.partialFingerprints['unstigma/v1']);
    same('different fingerprints', new Set(prints).size, prints.length);
    // The rules of GitHub code scanning; the tool's exit status says nothing, its own report does.
    const file = temporary('multitool.sarif', text);
    const out = path.join(folder, 'multitool-says.sarif');
    run(path.join(multitool, 'Sarif.Multitool'), ['validate', file, '--rule-kind', 'Sarif;Ghas', '--level', 'Error',
      '--json-schema', path.join(multitool, 'sarif-2.1.0.json'), '-o', out, '--log', 'ForceOverwrite'],
      {env: {...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1', DOTNET_CLI_TELEMETRY_OPTOUT: '1'}});
    const said = JSON.parse(readFileSync(out, 'utf8').replace(/^\uFEFF/, ''));
    const bad = said.runs.flatMap(r => r.results ?? []);
    if (bad.length > 0) refuse('Sarif.Multitool: ' + bad.slice(0, 3).map(b => `${b.ruleId} ${b.message.text ?? ''} ${(b.message.arguments ?? []).join(' | ')}`).join('; '));
  },

  async github(text) {
    const core = await import(pathToFileURL(path.join(modules, 'node_modules/@actions/core/lib/core.js')).href);
    const levels = {notice: 'suggestion', warning: 'warning', error: 'error'};
    const back = (s, property) => (property ? s.replace(/%2C/g, ',').replace(/%3A/g, ':') : s)
      .replace(/%0A/g, '\n').replace(/%0D/g, '\r').replace(/%25/g, '%');
    const seen = [];
    const all = text.trimEnd().split('\n');
    if (/^GitHub shows/.test(all.at(-1))) all.pop();
    for (const line of all) {
      const [, level, list, message] = line.match(/^::(notice|warning|error) (.*?)::(.*)$/s) ?? refuse('no command: ' + line);
      const p = Object.fromEntries(list.split(',').map(pair => [pair.slice(0, pair.indexOf('=')), back(pair.slice(pair.indexOf('=') + 1), true)]));
      const number = name => (p[name] ? Number(p[name]) : undefined);
      let written = '';
      const write = process.stdout.write;
      process.stdout.write = chunk => { written += chunk; return true; };
      try {
        core[level](back(message), {title: p.title, file: p.file, startLine: number('line'), endLine: number('endLine'),
          startColumn: number('col'), endColumn: number('endColumn')});
      } finally {
        process.stdout.write = write;
      }
      same('our line and that of @actions/core', line + '\n', written);
      const rule = p.title.match(/^unstigma \((.*)\)$/)[1];
      if (rule.includes('/')) seen.push([p.file, number('line'), number('endLine'), number('col'), levels[level], rule]);
    }
    same('annotations', seen, expected(f => [f.path, f.start.line, f.end.line,
      f.start.line === f.end.line ? f.start.column : undefined, f.severity, f.rule]));
  },

  gitlab(text) {
    const file = temporary('gitlab.ts', `import type { Issue } from 'codeclimate-types';\nexport const x: Issue[] = ${text};\n`);
    const target = path.join(modules, 'gitlab.ts');
    writeFileSync(target, readFileSync(file));
    run('node', [path.join(modules, 'node_modules/typescript/bin/tsc'), '--strict', '--noEmit', '--module', 'nodenext',
      '--moduleResolution', 'nodenext', '--skipLibCheck', target], {cwd: modules});
    const issues = JSON.parse(text);
    const levels = {info: 'suggestion', minor: 'warning', major: 'error'};
    same('issues', issues.filter(i => i.check_name.includes('/')).map(i =>
      [i.location.path, i.location.lines.begin, i.location.lines.end, levels[i.severity], i.check_name]),
      expected(f => [f.path, f.start.line, f.end.line, f.severity, f.rule]));
    same('different fingerprints', new Set(issues.map(i => i.fingerprint)).size, issues.length);
  },

  async checkstyle(text) {
    const file = temporary('checkstyle.xml', text);
    run('xmllint', ['--noout', file]);
    const seen = [];
    const changed = truth.files.map(f => f.path).concat(truth.errors.map(e => e.path));
    const note = severity => (message, name, line) => message.includes(truth.help[0].message) || seen.push([name, line, severity]);
    Object.assign(globalThis, {danger: {git: {modified_files: changed, created_files: []}},
      message: note('suggestion'), warn: note('warning'), fail: note('error')});
    const glob = path.join(folder, 'broken-checkstyle.xml');
    await require('danger-plugin-lint-report').scan({fileMask: glob, reportSeverity: true, requireLineModification: false, projectRoot: folder});
    const wanted = expected(f => [f.path, f.start.line, f.severity]);
    same('violations', seen.filter(([name]) => !truth.errors.some(e => e.path === name)), wanted);
    same('files in all', (text.match(/<file /g) ?? []).length, truth.files.length + errors);
  },

  junit(text) {
    const file = temporary('junit.xml', text);
    run('xmllint', ['--noout', file]);
    const suites = JSON.parse(run('/usr/bin/python3', [path.join(here, 'junit.py'), file]));
    const cases = suites.flatMap(s => s.cases);
    same('cases', cases.filter(c => c.name.includes('/')).map(c => [c.file, c.name, c.failed]),
      expected(f => [f.path, `${f.start.line}:${f.start.column} ${f.rule}`, f.severity !== 'suggestion']));
    same('errors', cases.filter(c => c.error).length, errors);
    same('suites', suites.map(s => s.name).sort(), truth.files.concat(truth.errors).map(f => f.path).sort());
  },

  rdjson(text) {
    const file = temporary('rd.json', text);
    run('node', [path.join(modules, 'node_modules/@umbrelladocs/rdformat-validator/bin/rdformat-validator.js'), '--strict', '--no-extra-fields', file]);
    const levels = {INFO: 'suggestion', WARNING: 'warning', ERROR: 'error'};
    const {diagnostics} = JSON.parse(text);
    same('diagnostics', diagnostics.filter(d => d.code.value.includes('/')).map(d =>
      [d.location.path, d.location.range.start, d.location.range.end, levels[d.severity], d.code.value, (d.suggestions ?? []).length]),
      expected(f => [f.path, {line: f.start.line, column: bytes(f.path, f.start)}, {line: f.end.line, column: bytes(f.path, f.end)},
        f.severity, f.rule, f.alternatives.filter(a => a.edit).length]));
  },

  markdown(text) {
    if ([...text].length > 65536) refuse('longer than a comment of GitHub may be');
    const html = require('markdown-it')({html: true, linkify: true}).render(text);
    const tags = new Set([...html.matchAll(/<([a-z0-9]+)/g)].map(m => m[1]));
    same('tags', [...tags].filter(t => !['h3', 'h4', 'p', 'ul', 'li', 'strong', 'em', 'code', 'a', 'details', 'summary', 'blockquote'].includes(t)), []);
    const items = [...html.matchAll(/<li><strong>(\d+):(\d+)<\/strong> (error|warning|suggestion): .*?<code>([^<]*)<\/code><\/li>/g)];
    const order = list => list.map(x => JSON.stringify(x)).sort();
    same('items', order(items.map(m => [Number(m[1]), Number(m[2]), m[3], m[4]])),
      order(expected(f => [f.start.line, f.start.column, f.severity, f.rule])));
    same('folds', (html.match(/<details>/g) ?? []).length, (html.match(/<\/details>/g) ?? []).length);
  },
};

// What stands at a finding, as it is in the file.
const written = finding => readFileSync(path.join(folder, finding.path))
  .subarray(finding.start.offset, finding.end.offset).toString();
const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
let browser = null;
readers.html = async text => {
  browser ??= await browse(require, folder, truth, written);
  await browser.read(text);
};

// One thing wrong in each report, of the kind that a careless change would bring.
const breaks = {
  json: [text => text.replace('"severity": "error"', '"severity": "grave"'), text => text.replace('"line": ', '"row": ')],
  jsonl: [text => text.replace('"line":', '"row":'), text => text.replace(/^.*\n/, '')],
  sarif: [text => text.replace('"level": "error"', '"level": "grave"'),
    text => text.replace(/"startColumn": (\d+)(?=,\s+"endLine")/, (_, n) => `"startColumn": ${Number(n) + 1}`),
    text => text.replace(/"charOffset": (\d+)/, (_, n) => `"charOffset": ${Number(n) + 1}`),
    // what only Sarif.Multitool sees: a context smaller than its region
    text => text.replace(/("contextRegion": \{\s+"startLine": \d+,)/, '$1 "startColumn": 1, "endColumn": 2,')],
  github: [text => text.replace('%0A', '\n'), text => text.replace('%25', '%'), text => text.replace('%2C', ',')],
  gitlab: [text => text.replace('"severity": "major"', '"severity": "grave"'),
    text => text.replace(/("fingerprint": ")\w+/g, '$1same')],
  checkstyle: [text => text.replace('&quot;', '"'), text => text.replace('severity="warning"', 'severity="error"')],
  junit: [text => text.replace(/ failures="\d+"/, ' failures="999"'), text => text.replace('</failure>', '')],
  rdjson: [text => text.replace('"severity": "ERROR"', '"severity": "GRAVE"'), text => text.replace('"diagnostics"', '"diagnosis"'),
    text => text.replace(/"column": (\d+)/, (_, n) => `"column": ${Number(n) + 1}`)],
  html: [text => text.replace('<html lang="en">', '<html>'),
    text => text.replace('<main ', '<script>document.title = "in"</script><main '),
    text => text.replace('--paper', '--papier'),
    text => text.replace('<main ', '<img alt="" src="https://example.org/x.png"><main '),
    text => text.replace(/(class="mark [a-z ]+" href="#n1-)2"/, '$13"')],
  markdown: [text => text.replace('`', '<script>`'), text => text.replace('</details>', ''), text => text.replace(/\n- .*/, '')],
};

const outputs = {json: 'report.json', jsonl: 'report.jsonl', sarif: 'report.sarif', github: 'report.github', gitlab: 'report.gitlab',
  checkstyle: 'report.checkstyle', junit: 'report.junit', rdjson: 'report.rdjson', markdown: 'report.markdown', html: 'report.html'};

if (!existsSync(chromium)) {
  if (process.env.CI) refuse('Chromium is not there; scripts/setup --ci installs it');
  console.log('html: SKIPPED, Chromium is not there; scripts/setup --ci installs it');
  delete outputs.html;
}

chmodSync(path.join(multitool, 'Sarif.Multitool'), 0o755);
let bad = 0;
for (const [format, file] of Object.entries(outputs)) {
  const text = read(file);
  try {
    await readers[format](text);
    console.log(`${format}: read as it should be`);
  } catch (e) {
    ++bad;
    console.log(`${format}: REFUSED: ${e.message}`);
  }
  for (const [i, broken] of breaks[format].map(change => change(text)).entries()) {
    if (broken === text) {
      ++bad;
      console.log(`${format}: BREAK ${i + 1} CHANGED NOTHING`);
      continue;
    }
    try {
      await readers[format](broken);
      ++bad;
      console.log(`${format}: BROKEN REPORT ${i + 1} WAS TAKEN`);
    } catch (e) {
      console.log(`${format}: broken, it is refused (${e.message.split('\n')[0].slice(0, 120)})`);
    }
  }
}
await browser?.close();
if (truth.findings.length < 30) { ++bad; console.log('too few findings to prove anything'); }
process.exit(bad > 0 ? 1 : 0);
