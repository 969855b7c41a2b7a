// Where does the page begin? It takes the record from its own file, or else from the program that serves it.

import "../styles/index.css";

import { render } from "preact";

import { App } from "./app";
import { current } from "./route";
import { type Embedded, FileSource } from "./source/file";
import { ServerSource } from "./source/server";
import type { Source } from "./source/source";

function source(): Source {
  const record = document.getElementById("record");
  return record ? new FileSource(JSON.parse(record.textContent ?? "") as Embedded) : new ServerSource(() => current().params.as_of);
}

render(<App source={source()} />, document.getElementById("page")!);
