/** A drawing of rectangles and words as a picture, in the colours and letters that it has on the page. */
export function pictureOf(drawing: SVGSVGElement, pixelRatio: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = drawing.clientWidth * pixelRatio;
  canvas.height = drawing.clientHeight * pixelRatio;
  const pen = canvas.getContext('2d');
  pen?.scale(pixelRatio, pixelRatio);
  drawing.querySelectorAll<SVGRectElement | SVGTextElement>('rect, text').forEach(each => {
    if (pen !== null) {
      draw(pen, each);
    }
  });
  return canvas;
}

function draw(pen: CanvasRenderingContext2D, shape: SVGRectElement | SVGTextElement): void {
  const of = (name: string): number => Number(shape.getAttribute(name));
  const { fill, stroke, fontWeight, fontSize, fontFamily } = getComputedStyle(shape);
  pen.fillStyle = fill;
  if (shape instanceof SVGTextElement) {
    pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
    pen.fillText(shape.textContent, of('x'), of('y'));
    return;
  }
  pen.beginPath();
  pen.roundRect(of('x'), of('y'), of('width'), of('height'), of('rx'));
  pen.fill();
  if (stroke !== 'none') {
    pen.strokeStyle = stroke;
    pen.stroke();
  }
}
