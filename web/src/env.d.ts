declare module "world-atlas/land-110m.json" {
  const atlas: import("topojson-specification").Topology<{ land: import("topojson-specification").GeometryCollection }>;
  export default atlas;
}

declare module "*.csv?names" {
  const names: Record<string, string>;
  export default names;
}
