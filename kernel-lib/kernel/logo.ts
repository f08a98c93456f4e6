/** The kernel's picture in the launcher: two links of a chain. */
export const LOGO_SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
  <rect width="64" height="64" rx="12" fill="#3178c6"/>
  <g fill="none" stroke="#fff" stroke-width="5">
    <rect x="10" y="25" width="26" height="14" rx="7"/>
    <rect x="28" y="25" width="26" height="14" rx="7"/>
  </g>
</svg>
`;
