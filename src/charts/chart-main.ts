/** The process that draws charts for another: started by `ChartProcess`, it ends when its channel does. */
import type { Chart } from './day-chart.ts';
import { drawDayChart } from './draw-chart.ts';

export type ChartReply = { readonly png: Uint8Array } | { readonly kind: 'ready' } | { readonly failed: string };

process.on('message', (chart: Chart) => {
  drawDayChart(chart).then(
    (png) => send({ png }),
    (error: unknown) => send({ failed: error instanceof Error ? error.message : String(error) }),
  );
});
send({ kind: 'ready' });

function send(reply: ChartReply): void {
  process.send?.(reply);
}
