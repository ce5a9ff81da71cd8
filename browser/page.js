/* The page: takes files, hands them to Python in a worker, parses pages for it (workers have no DOMParser), shows what it found.
   A plain script, no module: opened as a file it still runs, and says why nothing else does. */
"use strict";

const MAX_BYTES = 5_000_000; // a report's page takes 0.2 MB; one of this size holds the browser for a second

const TEXTS = {
  zh: {
    title: "发布前核对政府信息公开工作年度报告",
    promise: "文件只在本机的浏览器中读取和核对，不上传，不保存。",
    choose: "选择年度报告的网页、文本或 Word 文件（DOCX），也可以拖到这里",
    starting: "正在准备，首次打开约需几秒……",
    ready: "准备就绪，请选择文件。",
    checking: "正在核对……",
    checked: "核对完毕，结果见下。",
    nothing: "没有可以核对的文件。",
    diagnose: "查找最可能填错的数字",
    diagnosing: "正在查找最可能填错的数字，复杂的情形可能需要十几秒……",
    diagnosed: "查找完毕，结果见下。",
    stop: "停止",
    stopped: "已停止查找，核对结果仍在下面。",
    found: "核对结果",
    licences: "所用软件及其许可证",
    large: (name) => `《${name}》超过 5 MB，未予核对。年度报告的网页一般不到 0.2 MB，请确认选对了文件。`,
    unreadable: (name) => `浏览器无法打开《${name}》，未予核对。`,
    asFile: "本页不能直接双击打开：请在本页所在的文件夹中运行“python -m http.server”，再用浏览器访问 http://localhost:8000/。",
    failed: (why) => `本页未能运行：${why}。请换用较新的浏览器，或改用命令行程序。`,
  },
  en: {
    title: "Check an annual report before it is published",
    promise: "Files are read and checked in the browser on this computer only: nothing is sent, nothing is stored.",
    choose: "Choose the page, text or Word file (DOCX) of an annual report, or drop it here",
    starting: "Getting ready; the first time this takes some seconds…",
    ready: "Ready: choose a file.",
    checking: "Checking…",
    checked: "Checked: the result stands below.",
    nothing: "There is no file to check.",
    diagnose: "Find the figures that are most likely wrong",
    diagnosing: "Looking for the figures that are most likely wrong; this may take more than ten seconds…",
    diagnosed: "Done: the result stands below.",
    stop: "Stop",
    stopped: "Stopped; the result of the check still stands below.",
    found: "Result of the check",
    licences: "Software used here, and its licences",
    large: (name) => `${name} is larger than 5 MB and was not checked. The page of a report seldom takes 0.2 MB: is it the right file?`,
    unreadable: (name) => `The browser cannot open ${name}; it was not checked.`,
    asFile: "This page cannot be opened as a file: run “python -m http.server” in its folder and visit http://localhost:8000/.",
    failed: (why) => `This page could not run: ${why}. Use a newer browser, or the command line.`,
  },
};

const element = (id) => document.getElementById(id);
let language = "zh";
let told = { key: "starting", about: undefined };
let refused = []; // what was not checked: the key of the sentence and the name of the file
let worker = null;
let drawn = false; // is there a result that can be drawn again?

// texts -----------------------------------------------------------------------------------------------

function sentence(key, about) {
  const text = TEXTS[language][key];
  return typeof text === "function" ? text(about) : text;
}

function tell(key, about) {
  told = { key, about };
  element("status").textContent = sentence(key, about);
}

function tellRefused() {
  element("refused").replaceChildren(
    ...refused.map(({ key, name }) => {
      const item = document.createElement("li");
      item.textContent = sentence(key, name);
      return item;
    }),
  );
  element("refused").hidden = refused.length === 0;
}

function speak(wanted) {
  language = wanted;
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.title = sentence("title");
  for (const part of document.querySelectorAll("[data-text]")) part.textContent = sentence(part.dataset.text);
  for (const part of document.querySelectorAll("[data-title]")) part.title = sentence(part.dataset.title);
  const other = element("language");
  other.textContent = language === "zh" ? "English" : "中文";
  other.lang = language === "zh" ? "en" : "zh-CN";
  tell(told.key, told.about);
  tellRefused();
  if (drawn) worker.postMessage({ kind: "draw", language });
}

// the worker ------------------------------------------------------------------------------------------

function start() {
  // A worker from a blob is bound by this page's policy; one from a file is bound by the headers of that file only.
  const program = new URL("worker.js", document.baseURI).href;
  const address = URL.createObjectURL(new Blob([`import ${JSON.stringify(program)};`], { type: "text/javascript" }));
  worker = new Worker(address, { type: "module" });
  worker.onmessage = ({ data }) => ANSWERS[data.kind](data);
  worker.onerror = (event) => tell("failed", event.message || "Worker");
}

const ANSWERS = {
  ready() {
    element("files").disabled = false;
    if (told.key === "starting") tell("ready");
  },
  wanted: ({ page }) => worker.postMessage({ kind: "tokens", tokens: tokensOf(page) }),
  checked: ({ page, diagnosable }) => {
    show(page);
    element("tools").hidden = !diagnosable;
    tell("checked");
  },
  diagnosed: ({ page }) => {
    show(page);
    element("diagnose").hidden = true;
    element("stop").hidden = true;
    tell("diagnosed");
  },
  drawn: ({ page }) => show(page),
  failed: ({ why }) => tell("failed", why),
};

/* A page in the order of its elements: a list where one begins (tag, names and values of attributes), null where it ends. */
function tokensOf(page) {
  const root = new DOMParser().parseFromString(page, "text/html").documentElement;
  const tokens = [];
  for (let node = root; node !== null; ) {
    if (node.nodeType === Node.ELEMENT_NODE) {
      const attributes = Array.from(node.attributes, ({ name, value }) => [name, value]);
      tokens.push([node.localName, ...attributes.flat()]);
    } else if (node.nodeType === Node.TEXT_NODE) {
      tokens.push(node.data);
    }
    if (node.firstChild !== null) {
      node = node.firstChild;
      continue;
    }
    while (node !== null) {
      if (node.nodeType === Node.ELEMENT_NODE) tokens.push(null);
      if (node === root) return JSON.stringify(tokens);
      if (node.nextSibling !== null) break;
      node = node.parentNode;
    }
    node = node.nextSibling;
  }
  return "[]";
}

// files -----------------------------------------------------------------------------------------------

async function check(files) {
  tell("checking");
  clear();
  refused = [];
  const sources = [];
  for (const file of files) {
    if (file.size > MAX_BYTES) {
      refused.push({ key: "large", name: file.name });
      continue;
    }
    try {
      sources.push({ name: file.name, content: await file.arrayBuffer() });
    } catch {
      refused.push({ key: "unreadable", name: file.name });
    }
  }
  tellRefused();
  if (sources.length === 0) {
    tell("nothing");
    return;
  }
  worker.postMessage({ kind: "check", sources, language });
}

function clear() {
  drawn = false;
  element("found").hidden = true;
  element("tools").hidden = true;
  element("diagnose").hidden = false;
  element("stop").hidden = true;
}

/* The frame is as high as what it shows, also after a telephone was turned: one page scrolls, not two. */
function fit() {
  const frame = element("found");
  frame.style.height = "0"; // else what it shows is at least as high as the frame
  frame.style.height = `${frame.contentDocument.documentElement.scrollHeight + 32}px`;
}

function show(page) {
  const frame = element("found");
  frame.onload = fit;
  frame.hidden = false;
  frame.srcdoc = page;
  drawn = true;
}

function diagnose() {
  tell("diagnosing");
  element("diagnose").hidden = true;
  element("stop").hidden = false;
  element("stop").focus();
  worker.postMessage({ kind: "diagnose", language });
}

function stop() {
  worker.terminate();
  drawn = false; // what stands there stays, in the language in which it stands
  element("tools").hidden = true;
  element("files").disabled = true;
  tell("stopped");
  start();
}

function begin() {
  element("language").onclick = () => speak(language === "zh" ? "en" : "zh");
  if (location.protocol === "file:") {
    tell("asFile");
    return;
  }
  const drop = element("drop");
  element("files").onchange = ({ target }) => check(target.files);
  element("files").onclick = ({ target }) => {
    target.value = ""; // a draft that was corrected has the name that it had, and browsers tell of no change then
  };
  element("diagnose").onclick = diagnose;
  element("stop").onclick = stop;
  // on the whole document: a file dropped beside the field would replace the page
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
  window.addEventListener("resize", () => {
    if (!element("found").hidden) fit();
  });
  document.addEventListener("dragleave", () => drop.classList.remove("over"));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    if (!element("files").disabled && event.dataTransfer.files.length > 0) check(event.dataTransfer.files);
  });
  start();
}

begin();
