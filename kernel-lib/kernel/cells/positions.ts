// Jupyter counts characters, JavaScript counts UTF-16 units: a symbol such as 𝜎 is one and two.

export function toUnits(text: string, characters: number): number {
  let units = 0;
  for (let i = 0; i < characters && units < text.length; i++) {
    units += text.codePointAt(units)! > 0xffff ? 2 : 1;
  }
  return units;
}

export function toCharacters(text: string, units: number): number {
  return [...text.slice(0, units)].length;
}
