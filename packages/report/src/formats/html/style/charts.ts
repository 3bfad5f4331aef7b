/** Everything drawn. Colours come from the variables, so that a drawing follows the theme. */
export const charts = `
svg{overflow:visible}
.bar{display:block}
.bar-track{fill:var(--sunken)}
.bar-value{fill:var(--accent)}
.bar-over,.lost{fill:var(--fail)}
.hatch{fill:url(#hatch)}
.hatch-line{fill:var(--fail-soft)}
.load-line{stroke:var(--ink);stroke-width:1.5;fill:var(--surface)}
line.load-line{stroke-width:1.5}
.sample{vertical-align:-2px;margin:0 .15rem}

.tick{fill:var(--muted);font-size:11px}
.axis{stroke:var(--neutral)}
.picture{display:block;margin-bottom:.4rem}
.answered{fill:var(--accent-mid)}
.picture g:hover .answered{fill:var(--accent)}
.signal{stroke:var(--ink);stroke-width:1.5}
.signal-label{fill:var(--ink);font-size:11px;font-weight:600}
.exit{stroke:var(--muted);stroke-dasharray:3 3}
.slowest{fill:var(--accent-faint);stroke:var(--accent-soft)}
.mark-line{stroke:var(--muted)}
.mark-line.not-ready{stroke:var(--unknown);stroke-dasharray:5 2}
.mark-line.closed{stroke:var(--fail);stroke-dasharray:1 3}
.key{display:inline-block;width:.7em;height:.7em;border-radius:2px;margin:0 .3em 0 .1em}
.answered-key{background:var(--accent-mid)}
.lost-key{background:repeating-linear-gradient(135deg,var(--fail) 0 2px,var(--fail-soft) 2px 4px)}
.unserved{fill:var(--sunken);stroke:var(--neutral)}
.unserved-key{background:var(--sunken);box-shadow:inset 0 0 0 1px var(--neutral)}
.aside{color:var(--muted);font-size:.85rem;margin:.4rem 0 0}

.gantt>.observed{padding:.2rem 1.15rem}
.stack-picture{display:block;margin:0 auto;max-width:none}
.box,.outside{fill:var(--sunken);stroke:var(--neutral);stroke-width:1.25}
.box.service{fill:var(--accent-faint);stroke:var(--accent)}
.box.job{stroke-dasharray:5 4}
.box-name{fill:var(--ink);font-size:14px;font-weight:600}
.box-line{fill:var(--muted);font-size:12px}
.link{fill:none;stroke:var(--accent);stroke-width:1.5}
.link.order{stroke:var(--muted);stroke-dasharray:4 4}
.link.open{stroke:var(--fail)}
.link-head{fill:var(--accent)}
.link-head.order{fill:var(--muted)}
.link-head.open{fill:var(--fail)}
.line-key{display:inline-block;width:1.6em;border-top:2px solid var(--accent);vertical-align:.3em;margin:0 .3em 0 .5em}
.line-key.order{border-top:2px dashed var(--muted)}
@media print{.stack-picture{max-width:100%;height:auto}}
.contents{margin:.35rem 0 .2rem 1.6em;display:grid;gap:.05rem}
.contents li{display:grid;grid-template-columns:4.6rem 5rem minmax(0,1fr);gap:.7rem;align-items:center;font-size:.8rem;color:var(--muted)}
.contents code{overflow-wrap:anywhere;color:var(--ink)}
.contents .number{text-align:right}
.contents svg{display:block}
.bar-rest{fill:var(--neutral)}

.gantt{background:var(--surface);border:1px solid var(--line);border-radius:10px;padding:.5rem 0;overflow:hidden}
.gantt-axis,.stage>summary,.stage li{display:grid;grid-template-columns:minmax(0,23rem) minmax(0,1fr) 4.6rem;gap:0 1rem;align-items:center;padding:0 1.15rem}
.stage>summary:hover{background:var(--accent-faint)}
.stage>summary:focus-visible{outline-offset:-2px}
.stage-name{font-weight:600;overflow-wrap:anywhere;padding-block:.15rem}
.stage-name::before{content:"▸";display:inline-block;width:1.1em;color:var(--muted);font-weight:400}
.stage[open]>summary .stage-name::before{content:"▾"}
.stage-name small{margin-left:.6rem}
.stage ol{background:var(--sunken)}
.step-name{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono","DejaVu Sans Mono",monospace;font-size:.75rem;line-height:1.4;overflow-wrap:anywhere;padding:.2rem 0 .2rem 1.2rem}
.took{text-align:right;font-size:.85rem;white-space:nowrap}
li .took{color:var(--muted);font-size:.8rem}
.track{display:block;background-image:linear-gradient(to right,var(--line) 1px,transparent 1px);background-size:var(--tick) 100%}
.track rect{min-width:2px;stroke-width:1}
.track .done{fill:var(--accent-mid)}
.track .chain{fill:var(--accent)}
.track .cached{fill:var(--surface);stroke:var(--accent)}
.track .broken{fill:var(--fail)}
.legend{display:flex;flex-wrap:wrap;gap:0 .9rem;font-size:.8rem;color:var(--muted)}
.legend i{display:inline-block;width:.7em;height:.7em;border-radius:2px;margin-right:.35em}
.legend .chain-swatch{background:var(--accent)}
.legend .done-swatch{background:var(--accent-mid)}
.legend .cached-swatch{border:1px solid var(--accent)}
.chain-key{display:inline-block;width:.7em;height:.7em;border-radius:2px;background:var(--accent);margin-right:.6em}
@media screen and (max-width:52rem){
.gantt-axis,.stage>summary,.stage li{grid-template-columns:minmax(0,1fr) auto}
.gantt-axis span:last-child{display:none}
.gantt-axis svg,.track{grid-column:1/-1;grid-row:2}
.stage li{padding-block:.25rem}
}

.images{background:var(--surface);border:1px solid var(--line);border-radius:10px;overflow:hidden}
.image+.image{border-top:1px solid var(--line)}
.image>summary{padding:.75rem 1.15rem;display:grid;gap:.2rem}
.image>summary:hover{background:var(--accent-faint)}
.image>summary:focus-visible{outline-offset:-2px}
.image-name{font-weight:600;overflow-wrap:anywhere}
.image-name::before{content:"▸";display:inline-block;width:1.1em;color:var(--muted);font-weight:400}
.image[open]>summary .image-name::before{content:"▾"}
.image-name small{margin-left:.6rem}
.stack{display:grid;grid-template-columns:5.2rem minmax(0,1fr) 5rem;gap:.75rem;align-items:center}
.stack svg{display:block}
.stack-label{font-size:.8rem;color:var(--muted)}
.stack b{text-align:right}
.segment{stroke:var(--surface);stroke-width:1.5}
.shade-0{fill:var(--accent-soft)}
.shade-1,.shade-3{fill:var(--accent-faint)}
.shade-2{fill:var(--accent-soft)}
.segment-place{fill:var(--ink);font-size:11px;font-weight:600;pointer-events:none}
.image table{margin:0 1.15rem .6rem;width:calc(100% - 2.3rem)}
.image>.observed{margin:0 1.15rem .75rem}
.layers td:first-child{width:100%}
.layers td.number{font-size:.87rem}
.layers .number+.number{padding-left:1rem}
.layers code{font-size:.77rem}
.place{display:inline-block;min-width:1.6em;font-weight:600;font-size:.8rem}
@media screen and (max-width:40rem){
.layers thead{display:none}
.layers tr{display:flex;flex-wrap:wrap;gap:0 1.25rem;padding:.4rem 0;border-bottom:1px solid var(--line)}
.layers td{border:0}
.layers td.number{color:var(--muted)}
.layers td.number:nth-child(2)::after{content:" unpacked"}
.layers td.number:nth-child(4)::after{content:" transferred"}
.layers td.number:nth-child(3){display:none}
.stack{grid-template-columns:1fr auto}
.stack svg{grid-row:2;grid-column:1/-1}
.layers td,.layers .number+.number{padding:0}
}

.spark{display:block}
.spark-line{fill:none;stroke:var(--accent);stroke-width:1.75;vector-effect:non-scaling-stroke;stroke-linejoin:round}
.spark-area{fill:var(--accent-faint)}
.spark-dot{fill:var(--accent);stroke:var(--surface);stroke-width:1.5}
`;
