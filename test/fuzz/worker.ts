import { parentPort, workerData } from 'node:worker_threads'
import { fuzz } from './run.ts'

/** What the thread that watches hands over. */
export interface WorkerOrder {
  readonly first: number
  readonly cases: number
  readonly seed: number
  /** Holds the number of the case that runs. */
  readonly current: Int32Array
}

const { current, ...order } = workerData as WorkerOrder
parentPort?.postMessage(await fuzz({ ...order, onCase: (number) => Atomics.store(current, 0, number) }))
