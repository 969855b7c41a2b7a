// Where does each actor stand in the drawing? By forces from a fixed start: the same record gives the same drawing.

import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from "d3-force";

import type { Network, Node } from "./edges";

export const WIDTH = 760;

export interface Placed extends Node, SimulationNodeDatum {
  x: number;
  y: number;
}

/** Actors that are drawn; the others are in the table. */
export const MOST = 40;
const ROUNDS = 400;

export function placed(network: Network): { nodes: Placed[]; height: number } {
  const linked = new Set(network.edges.flatMap((e) => [e.from, e.to]));
  const chosen = network.nodes.filter((n) => linked.has(n.id)).slice(0, MOST);
  const height = Math.round(Math.min(300 + chosen.length * 14, 900));
  const nodes: Placed[] = chosen.map((n, i) => {
    const angle = (i / chosen.length) * 2 * Math.PI;
    return { ...n, x: WIDTH / 2 + Math.cos(angle) * 200, y: height / 2 + Math.sin(angle) * height * 0.3 };
  });
  const here = new Set(nodes.map((n) => n.id));
  const links = network.edges.filter((e) => here.has(e.from) && here.has(e.to)).map((e) => ({ source: e.from, target: e.to }));
  const simulation = forceSimulation(nodes)
    .force("link", forceLink<Placed, { source: string; target: string }>(links).id((n) => n.id).distance(150).strength(0.3))
    .force("charge", forceManyBody().strength(-900))
    .force("collide", forceCollide<Placed>((n) => 26 + Math.min(n.id.length * 2.2, 48)))
    .force("x", forceX(WIDTH / 2).strength(0.06))
    .force("y", forceY(height / 2).strength(0.11))
    .stop();
  for (let i = 0; i < ROUNDS; i += 1) {
    simulation.tick();
    for (const n of nodes) {
      n.x = Math.min(Math.max(n.x, 86), WIDTH - 86);
      n.y = Math.min(Math.max(n.y, 40), height - 48);
    }
  }
  return { nodes, height };
}
