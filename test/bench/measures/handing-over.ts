import { MessageChannel, receiveMessageOnPort, type TransferListItem } from "node:worker_threads";
import { auditFresh } from "../audit-layers.ts";
import { formatParcels } from "../city/city-files.ts";
import { formatMs, type Measure } from "../measure.ts";
import { timeInRotation } from "../rounds.ts";

/**
 * P10: how long a thread is busy with handing over. Ours: the bytes of the file go out and the columns of the audit come in, all by
 * transfer. Theirs: the parsed features go out as they are, cloned; what would come back is not even counted.
 */
export const handingOver: Measure = {
  groups: ["P10"],
  async run(bench) {
    const bytes = formatParcels(bench.city(bench.size).parcels);
    const features: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const layers = bench.layers(bench.size);
    const columns = auditFresh(layers);
    const { areaM2, footprintM2, ...tables } = columns;
    const buffers = [areaM2, footprintM2, ...Object.values(tables).flatMap((table) => Object.values(table))].map(
      ({ buffer }) => buffer as ArrayBuffer,
    );
    const { port1: page, port2: worker } = new MessageChannel();
    const send = (message: unknown, transfer: readonly TransferListItem[]): number => {
      const start = performance.now();
      page.postMessage(message, transfer);
      return performance.now() - start;
    };
    const receive = (): number => {
      const start = performance.now();
      receiveMessageOnPort(page);
      return performance.now() - start;
    };
    const times = await timeInRotation({
      transfer: () => {
        const outgoing = bytes.slice();
        const incoming = structuredClone({ columns, buffers });
        worker.postMessage(incoming.columns, incoming.buffers);
        const busyMs = send(outgoing, [outgoing.buffer as ArrayBuffer]) + receive();
        receiveMessageOnPort(worker);
        return busyMs;
      },
      clone: () => {
        const busyMs = send(features, []);
        receiveMessageOnPort(worker);
        return busyMs;
      },
    });
    page.close();
    return [
      {
        id: "P10",
        value: times.clone / times.transfer,
        note: `${formatMs(times.transfer)} vs ${formatMs(times.clone)}`,
      },
    ];
  },
};
