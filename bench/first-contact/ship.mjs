export function shipped() { return {}; }
