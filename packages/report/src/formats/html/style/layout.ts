/** Page, type, and the elements that all sections share. */
export const layout = `
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--page);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums}
.page{max-width:1160px;margin:0 auto;padding:0 1.5rem 3rem}
h1,h2,h3,h4,p,dl,dd,ul,ol,pre{margin:0}
ul,ol{padding:0;list-style:none}
h1{font-size:clamp(1.75rem,1.2rem + 2.4vw,2.6rem);line-height:1.1;font-weight:650;letter-spacing:-.025em;overflow-wrap:anywhere}
h2{font-size:1.25rem;line-height:1.3;font-weight:650;letter-spacing:-.01em}
h3,h4{font-size:.95rem;font-weight:600}
small{font-size:.8rem;color:var(--muted);font-weight:400}
b{font-weight:600}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono","DejaVu Sans Mono",monospace;font-size:.8rem;overflow-wrap:anywhere}
pre{white-space:pre-wrap;background:var(--sunken);border-radius:6px;padding:.6rem .75rem;line-height:1.5}
.number{font-variant-numeric:tabular-nums}
a{color:var(--accent)}
table{border-collapse:collapse;width:100%}
th,td{padding:.4rem .75rem .4rem 0;text-align:left;vertical-align:baseline;border-bottom:1px solid var(--line)}
th{font-size:.8rem;font-weight:500;color:var(--muted)}
td.number,th.number{text-align:right;white-space:nowrap}
tr>:last-child{padding-right:0}
tbody tr:last-child>td{border-bottom:0}
button{font:inherit;color:inherit;cursor:pointer}
button.quiet{border:1px solid var(--line);background:var(--surface);color:var(--ink);border-radius:6px;padding:.1rem .6rem;font-size:.8rem;visibility:hidden}
button.quiet:hover{border-color:var(--accent)}
button.quiet[aria-pressed=true]{background:var(--accent);border-color:var(--accent);color:var(--surface)}
.tools{display:inline-flex;flex-wrap:wrap;gap:.35rem .5rem;margin-left:.5rem}
.spoken{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.scroll{overflow-x:auto}
.js button.quiet{visibility:visible}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:4px}
summary{cursor:pointer;list-style:none}
summary::-webkit-details-marker{display:none}
.skip{position:absolute;left:-99rem;background:var(--surface);padding:.5rem 1rem;z-index:2}
.skip:focus{left:1rem;top:1rem}
.definitions{position:absolute}
.empty{color:var(--muted);padding:1.25rem;border:1px dashed var(--line);border-radius:10px}

.top{display:flex;align-items:center;gap:1.5rem;padding:1.1rem 0;min-height:4rem}
.brand{display:inline-flex;align-items:center;gap:.5rem;font-weight:650;letter-spacing:-.01em}
.brand svg{width:1.5rem;fill:none;stroke:var(--accent);stroke-width:2.2}
nav{display:flex;flex-wrap:wrap;gap:.15rem 1.1rem;margin-left:auto;font-size:.87rem}
nav a{color:var(--muted);text-decoration:none;padding:.2rem 0}
nav a:hover{color:var(--ink);text-decoration:underline;text-underline-offset:.3em}
.theme{width:2.25rem;height:2.25rem;flex:none;border:1px solid var(--line);border-radius:50%;background:var(--surface);padding:.5rem;visibility:hidden}
.js .theme{visibility:visible}
.theme svg{display:block;fill:none;stroke:currentColor;stroke-width:1.5}
.theme path{fill:currentColor;stroke:none}

main>section{margin-top:3rem}
main>section:first-child{margin-top:.25rem}
.section-head{display:flex;flex-wrap:wrap;align-items:baseline;gap:.15rem 1rem;margin-bottom:.9rem}
.section-head p{color:var(--muted);font-size:.9rem}
.section-head p b{color:var(--ink)}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,19rem),1fr));gap:1rem}
.cards.wide{grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr))}
.card{background:var(--surface);border:1px solid var(--line);border-radius:10px;padding:1rem 1.15rem;min-width:0;overflow-wrap:anywhere}
.card h3{display:flex;flex-wrap:wrap;align-items:baseline;justify-content:space-between;gap:0 .75rem;margin-bottom:.5rem;overflow-wrap:anywhere}
footer{margin-top:3.5rem;padding-top:1rem;border-top:1px solid var(--line);color:var(--muted);font-size:.8rem}
footer p{max-width:80ch}

.sign{width:1.05em;height:1.05em;flex:none;fill:none;stroke:currentColor;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}
.sign circle{stroke:none;fill:none}
.mark{display:inline-flex;align-items:center;gap:.3rem;font-size:.85rem;font-weight:500;white-space:nowrap}
.mark.pass{color:var(--pass)}
.mark.fail{color:var(--surface);background:var(--fail);border-radius:5px;padding:0 .5rem 0 .35rem;font-weight:650}
.mark.unknown{color:var(--unknown);background:var(--unknown-soft);border-radius:5px;padding:0 .5rem 0 .35rem;font-weight:600}
.mark.not-applicable{color:var(--muted)}

@media screen and (max-width:40rem){
.page{padding:0 1rem 2rem}
.top{flex-wrap:wrap;gap:.5rem 1rem}
.theme{margin-left:auto}
nav{order:3;width:100%;margin:0}
main>section{margin-top:2.25rem}
.tools{margin-left:0}
}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media print{
html,body{font-size:11px}
body{background:var(--surface)}
.page{max-width:none;padding:0}
nav,.theme,.skip,button.quiet{display:none}
main>section{margin-top:1.5rem}
h2,h3,h4,.section-head,.group,.row>summary,.stage>summary,.image>summary,.decisions summary,.gantt-axis,thead{break-after:avoid}
.section-head+*,.evidence,.stage ol,.layers{break-before:avoid}
.card,.callout,.row,.stage,.image,.stage li,.phases li,.decisions dl>div,.chain,tr,svg{break-inside:avoid}
p,pre,li,dd{orphans:3;widows:3}
html .about:not([open]),.tools{display:none}
.scroll{overflow:visible}
details:not([open])::details-content{content-visibility:visible;height:auto;display:block}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;
