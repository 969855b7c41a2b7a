// How does the bundle become one file? Style, fonts and script are put into the page, and its policy lets nothing else in.

import { createHash } from "node:crypto";

import type { Plugin } from "vite";

/** What the program replaces by the element that holds the record. */
const MARKER = "<!--RECORD-->";

/** Writes `standalone.html` beside the page, which loses its marker: a served page asks for its record. */
export function standalone(): Plugin {
  return {
    name: "legation-standalone",
    enforce: "post",
    generateBundle(_options, bundle) {
      const page = bundle["index.html"];
      if (page?.type !== "asset") throw new Error("no index.html in the bundle");
      const html = text(page.source);
      page.source = html.replace(`${MARKER}\n`, "");

      const chunks = Object.values(bundle).filter((f) => f.type === "chunk");
      if (chunks.length !== 1) throw new Error(`one script is expected, not ${chunks.length}`);
      const script = chunks[0]!.code.trim().replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
      const sheets = Object.values(bundle).filter((f) => f.type === "asset" && f.fileName.endsWith(".css"));
      const style = sheets.map((s) => text((s as { source: string | Uint8Array }).source)).join("\n")
        .replaceAll(/url\(([^)]*?([^/)]+\.woff2))\)/g, (_all, _path, name: string) => {
          const font = Object.values(bundle).find((f) => f.fileName.endsWith(name));
          if (font?.type !== "asset") throw new Error(`no font ${name} in the bundle`);
          return `url(data:font/woff2;base64,${Buffer.from(font.source as Uint8Array).toString("base64")})`;
        });
      const hash = createHash("sha256").update(script).digest("base64");
      const policy = `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'`;
      const source = html
        .replaceAll(/\s*<link rel="stylesheet"[^>]*>/g, "")
        .replaceAll(/\s*<script type="module"[^>]*><\/script>/g, "")
        .replace("<!doctype html>\n", () => "<!doctype html>\n<!-- Fonts: Source Sans 3 and Source Serif 4, SIL Open Font License 1.1. Script: preact, hyparquet-writer (MIT), d3, topojson (ISC). Coast: Natural Earth, public domain. -->\n")
        .replace('<meta charset="utf-8">', () => `<meta charset="utf-8">\n  <meta http-equiv="Content-Security-Policy" content="${policy}">`)
        .replace(/<link rel="icon"[^>]*>/, '<link rel="icon" href="data:,">')
        .replace("</head>", () => `<style>${style}</style>\n</head>`)
        .replace("</body>", () => `<script type="module">${script}</script>\n</body>`);
      if (!source.includes(MARKER)) throw new Error("the marker of the record is lost");
      this.emitFile({ type: "asset", fileName: "standalone.html", source });
    },
  };
}

function text(source: string | Uint8Array): string {
  return typeof source === "string" ? source : new TextDecoder().decode(source);
}
