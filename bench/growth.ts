import { HOSTILE_SHAPES } from './growth/hostile-shapes.ts'
import { growthPerDoubling, measureGrowth, READERS } from './growth/measure.ts'

/**
 * How the time of each reader grows with hostile text, from 1 KB to 1 MB: µs per KB at each length, and the factor for each
 * doubling from 128 KB to 1 MB (2.0 is linear). `npm run bench:growth -- quotes` measures only shapes whose name holds the word.
 */
const KIB = 1024
const LENGTHS = [1, 16, 128, 256, 512, 1024].map((size) => size * KIB)
const [word = ''] = process.argv.slice(2)

for (const reader of READERS) {
  console.log(
    `\n${reader.name.padEnd(38)}${LENGTHS.map((length) => `${length / KIB} KB`.padStart(9)).join('')}   ms at 1 MB   × a doubling`,
  )
  for (const shape of HOSTILE_SHAPES.filter(({ name }) => name.includes(word))) {
    const growth = await measureGrowth(reader, shape, LENGTHS)
    const perKib = LENGTHS.map((length) => (((growth.times.get(length) ?? NaN) * 1000 * KIB) / length).toFixed(1).padStart(9)).join('')
    const total = (growth.times.get(1024 * KIB) ?? NaN).toFixed(1).padStart(13)
    console.log(
      `${shape.name.padEnd(38)}${perKib}${total}${growthPerDoubling(growth, 128 * KIB, 1024 * KIB)
        .toFixed(2)
        .padStart(15)}`,
    )
  }
}
