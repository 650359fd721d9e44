import { saveFile } from '../../ui/save-file.ts';
import { fontRules } from './font-rules.ts';
import { readChart } from './read-chart.ts';
import { type Picture, writePicture } from './write-picture.ts';

/** Pixels of a PNG for one of the page: sharp in print and on dense screens. */
const SCALE = 2;

const toBlob = ({ svg }: Picture) => new Blob([svg], { type: 'image/svg+xml;charset=utf-8' });

async function toPng(picture: Picture): Promise<Blob> {
  const image = new Image();
  const address = URL.createObjectURL(toBlob(picture));
  try {
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = picture.width * SCALE;
    canvas.height = picture.height * SCALE;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture is too large'))), 'image/png');
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

interface Frame {
  readonly element: HTMLElement;
  readonly title: string;
  readonly summary: string;
  readonly fileName: string;
}

/** Offers the chart of a frame as a picture; nothing while it is not drawn yet. */
export async function savePicture({ element, title, summary, fileName }: Frame, kind: 'png' | 'svg'): Promise<void> {
  const read = readChart(element);
  if (!read) return;
  const picture = writePicture({ ...read, title, summary, fontRules: await fontRules() });
  saveFile(`${fileName}.${kind}`, kind === 'svg' ? toBlob(picture) : await toPng(picture));
}
