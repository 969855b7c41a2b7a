// Which accounts exclude each other? Both alike, most origins first.

import { href } from "../../route";
import type { DisputeSummary } from "../../source/source";
import { capital, clean, support } from "../../words/names";

export function DisputedTable({ disputes }: { disputes: DisputeSummary[] }) {
  if (disputes.length === 0) return null;
  return (
    <table class="stack">
      <thead><tr><th scope="col">Question</th><th scope="col">One account</th><th scope="col">Another</th></tr></thead>
      <tbody>
        {disputes.map((c) => (
          <tr key={c.id}>
            <th scope="row"><a href={href("contradictions", c.id.split(".")[0], { show: c.id })}>{capital(clean(c.about))}</a></th>
            <td data-label="One account"><div><Account of={c.sides[0]} /></div></td>
            <td data-label="Another"><div>{c.sides.slice(1).map((s, i) => <p key={i}><Account of={s} /></p>)}</div></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Account({ of }: { of: DisputeSummary["sides"][number] | undefined }) {
  if (!of) return <>not stated</>;
  return <>{capital(clean(of.value))}<br /><small class="quiet">{support(of.docs_count, of.origins_count)}</small></>;
}
