// Opens the HTML report in a real Chromium: what a reader sees, hears, presses and prints. axe-core must find nothing.
import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {pathToFileURL} from 'node:url';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

export async function browse(require, folder, truth, sources) {
  const {chromium} = require('playwright-core');
  const axe = require.resolve('axe-core/axe.min.js');
  const browser = await chromium.launch({executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags});
  const shots = path.join(folder, 'shots');
  mkdirSync(shots, {recursive: true});

  /// Opens a page and hands it to `use`; fails on anything that the page complains of or asks the network for.
  const open = async (file, options, use) => {
    const context = await browser.newContext({viewport: {width: 1280, height: 900}, bypassCSP: false, ...options});
    const page = await context.newPage();
    const complaints = [];
    page.on('console', m => complaints.push(m.text()));
    page.on('pageerror', e => complaints.push(e.message));
    page.on('request', r => { if (r.url() !== pathToFileURL(file).href) complaints.push('asks for ' + r.url()); });
    await page.goto(pathToFileURL(file).href);
    try {
      await use(page);
    } finally {
      await context.close();
    }
    if (complaints.length > 0) throw new Error(complaints.slice(0, 3).join('; '));
  };
  const demand = (holds, what) => { if (!holds) throw new Error(what); };

  /// axe-core goes in by the debugger, so that the page's own policy stays as it is.
  const listen = async (page, where) => {
    const session = await page.context().newCDPSession(page);
    await session.send('Runtime.evaluate', {expression: (await import('node:fs')).readFileSync(axe, 'utf8')});
    const done = await session.send('Runtime.evaluate', {awaitPromise: true, returnByValue: true,
      expression: `axe.run(document, {resultTypes: ['violations']}).then(r => JSON.stringify(r.violations.map(v => v.id + ': ' + v.nodes.slice(0, 2).map(n => n.html + ' ' + n.failureSummary).join(' | '))))`});
    const found = JSON.parse(done.result.value);
    demand(found.length === 0, `axe-core in ${where}: ${found.slice(0, 3).join('; ').slice(0, 900)}`);
  };

  const marks = async page => {
    const seen = await page.$$eval('article.file', files => files.map(file => ({
      path: file.querySelector('h2').textContent,
      notes: [...file.querySelectorAll('.note')].map(note => {
        const parts = [...file.querySelectorAll(`a.mark[href="#${note.id}"]`)];
        const words = parts.map(part => {
          const copy = part.cloneNode(true);
          for (const more of copy.querySelectorAll('sup, .heard')) more.remove();
          return copy.textContent;
        }).join(' ');
        return {words, weight: note.dataset.weight, kind: note.dataset.kind, topic: note.dataset.topic,
          rule: note.querySelector('.rule').textContent.replace(/, line .*$/, '')};
      }),
    })));
    const flat = seen.flatMap(file => file.notes.map(n => [file.path, n.words, n.weight, n.kind, n.topic, n.rule]));
    const wanted = truth.findings.map(f => [f.path, sources(f).replace(/\s*\r?\n\s*/g, ' '), f.severity, f.kind, f.lexicon, f.rule]);
    demand(JSON.stringify(flat) === JSON.stringify(wanted),
      'marks differ:\n' + JSON.stringify(flat.filter((x, i) => JSON.stringify(x) !== JSON.stringify(wanted[i])).slice(0, 3)) +
      '\n' + JSON.stringify(wanted.filter((x, i) => JSON.stringify(x) !== JSON.stringify(flat[i])).slice(0, 3)));
    const text = await page.$eval('.sheet', sheet => sheet.textContent);
    demand(text.length > 100, 'there is no text');
  };

  const keyboard = async page => {
    const active = () => page.evaluate(() => document.activeElement.id);
    await page.keyboard.press('Tab');
    demand(await page.evaluate(() => document.activeElement.className) === 'skip', 'the first stop of Tab is no way to the texts');
    await page.locator('#m1-2').focus();
    await page.keyboard.press('Enter');
    demand(await active() === 'n1-2', 'Enter on a mark does not lead to its note');
    demand(await page.locator('#n1-2 details').evaluate(d => d.open), 'the note is not unfolded');
    await listen(page, 'an open note');
    await page.locator('.steps [data-step="1"]').click();
    demand(await active() === 'n1-3', 'Next does not lead to the next note');
    await page.keyboard.press('Escape');
    demand(await active() === 'm1-3', 'Escape does not lead back to the mark');
    demand(await page.locator('.steps').isHidden(), 'the steps stay');
    await page.locator('#n1-3 .number').press('Enter');
    demand(await active() === 'm1-3', 'the number of a note does not lead to its mark');
  };

  const choose = async page => {
    const all = truth.findings.length;
    const without = truth.findings.filter(f => f.severity !== 'error').length;
    await page.locator('.filters [value="error"]').uncheck();
    demand(await page.locator('.note:visible').count() === without, 'filtered notes are still there');
    demand(await page.locator('a.mark.error[href]').count() === 0, 'filtered marks can still be reached');
    demand((await page.locator('.showing').textContent()).includes(`${without} of ${all}`), 'the count is not said');
    await listen(page, 'a filtered page');
    await page.locator('.filters [value="error"]').check();
    demand(await page.locator('.note:visible').count() === all, 'notes do not come back');
  };

  const colours = async page => {
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const before = await paper();
    await page.locator('.theme').click();
    demand(await paper() !== before, 'the button changes no colours');
  };

  const fits = async page => {
    const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    demand(wide <= room, `${wide} pixels wide in a window of ${room}`);
  };

  const paper = async page => {
    await page.emulateMedia({media: 'print'});
    demand(await page.locator('.filters').isHidden() && await page.locator('.theme').isHidden(), 'buttons are printed');
    const tall = await page.locator('#n1-1 details p').first().evaluate(p => p.getBoundingClientRect().height);
    demand(tall > 5, 'reasons are not printed');
    await page.pdf({path: path.join(shots, 'page.pdf'), format: 'A4'});
  };

  return {
    close: () => browser.close(),
    async read(text, name = 'page.html') {
      const file = path.join(folder, name);
      writeFileSync(file, text);
      await open(file, {colorScheme: 'light'}, async page => {
        await marks(page);
        await fits(page);
        await listen(page, 'light');
        await page.screenshot({path: path.join(shots, 'light.png'), fullPage: true});
        await keyboard(page);
        await choose(page);
        await colours(page);
        await listen(page, 'dark by the button');
      });
      await open(file, {colorScheme: 'dark'}, async page => {
        await listen(page, 'dark');
        await page.screenshot({path: path.join(shots, 'dark.png'), fullPage: true});
      });
      for (const width of [400, 320]) {
        await open(file, {viewport: {width, height: 800}}, async page => {
          await fits(page);
          await page.locator('#m1-2').click();
          await listen(page, `${width} pixels`);
          await page.screenshot({path: path.join(shots, `narrow-${width}.png`)});
        });
      }
      await open(file, {}, paper);
      await open(file, {javaScriptEnabled: false}, async page => {
        demand(await page.locator('.note').first().isVisible(), 'without a script there are no notes');
        demand(await page.locator('.filters').isHidden(), 'without a script there are dead filters');
      });
    },
  };
}
