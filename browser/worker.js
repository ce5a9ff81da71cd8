/* Python in a worker: everything comes from the folder of this file, and nothing is fetched once it is ready. */
import { loadPyodide } from "./pyodide/pyodide.mjs";

const here = new URL(".", import.meta.url);
const tokens = []; // resolvers of the page that the other side parses

async function start() {
  const python = await loadPyodide({ indexURL: new URL("pyodide/", here).href });
  const packages = await fetch(new URL("packages.zip", here));
  python.unpackArchive(await packages.arrayBuffer(), "zip", { extractDir: "/packages" });
  python.runPython("import sys; sys.path.insert(0, '/packages')");
  return { python, desk: python.pyimport("browser.checking").Desk() };
}

export const started = start();

function parsed(page) {
  return new Promise((resolve) => {
    tokens.push(resolve);
    postMessage({ kind: "wanted", page });
  });
}

const TASKS = {
  async check(desk, { sources, language }) {
    desk.clear();
    for (const { name, content } of sources) {
      const bytes = new Uint8Array(content);
      for (let page = desk.read(name, bytes); page !== undefined; page = desk.read(name, bytes)) {
        desk.learn(page, await parsed(page));
      }
    }
    postMessage({ kind: "checked", page: desk.draw(language), diagnosable: desk.fails() });
  },
  diagnose(desk, { language }) {
    desk.diagnose();
    postMessage({ kind: "diagnosed", page: desk.draw(language) });
  },
  draw: (desk, { language }) => postMessage({ kind: "drawn", page: desk.draw(language) }),
};

async function run(task) {
  const { desk } = await started;
  await TASKS[task.kind](desk, task);
}

let queue = started; // one task after the other: the next file waits for the page that is parsed for this one

onmessage = ({ data }) => {
  if (data.kind === "tokens") {
    tokens.shift()(data.tokens);
    return;
  }
  queue = queue.then(() => run(data)).catch((error) => postMessage({ kind: "failed", why: String(error) }));
};

started.then(
  () => postMessage({ kind: "ready" }),
  (error) => postMessage({ kind: "failed", why: String(error) }),
);
