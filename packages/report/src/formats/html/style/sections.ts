/** The sections in the order of the page. */
export const sections = `
.headline{background:var(--surface);border:1px solid var(--line);border-radius:14px;padding:clamp(1.25rem,3vw,2.25rem);box-shadow:inset 0 5px var(--tone);overflow:hidden}
.headline.pass{--tone:var(--pass);--tone-soft:var(--pass-soft)}
.headline.fail{--tone:var(--fail);--tone-soft:var(--fail-soft)}
.headline.unknown{--tone:var(--unknown);--tone-soft:var(--unknown-soft)}
.headline.not-applicable{--tone:var(--muted);--tone-soft:var(--sunken)}
.answer{display:flex;align-items:center;gap:1.1rem}
.answer .sign{width:3.4rem;height:3.4rem;color:var(--tone);stroke-width:1.3}
.answer .sign circle{fill:var(--tone-soft)}
.reason{color:var(--muted);font-size:1.05rem;margin-top:.25rem}
.shares{display:block;margin-top:1.5rem;border-radius:4px;overflow:hidden}
.share{stroke:var(--surface);stroke-width:1.5}
.share.pass{fill:var(--pass)}
.share.fail{fill:var(--fail)}
.share.unknown{fill:var(--unknown)}
.share.not-applicable{fill:var(--neutral)}
.counts{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;margin-top:.6rem;color:var(--muted);font-size:.9rem}
.counts li{display:flex;align-items:center;gap:.3rem}
.counts b{color:var(--ink)}
.counts .pass .sign{color:var(--pass)}
.counts .fail .sign{color:var(--fail)}
.counts .unknown .sign{color:var(--unknown)}
.facts{display:flex;flex-wrap:wrap;gap:1rem 2.5rem;margin-top:1.5rem;padding-top:1.25rem;border-top:1px solid var(--line)}
.facts>div{max-width:100%;min-width:0}
.facts dt{font-size:.8rem;color:var(--muted)}
.facts dd{font-weight:600;overflow-wrap:anywhere}
.facts small{display:flex;flex-wrap:wrap;gap:0 .9rem;margin-top:.1rem}
.note{margin-top:1.1rem;font-size:.9rem}
.note summary{color:var(--muted)}
.note summary::before,.decisions summary::before{content:"▸";display:inline-block;width:1.1em;color:var(--muted)}
.note[open] summary::before,.decisions [open]>summary::before{content:"▾"}
.note table{margin-top:.5rem}
.callout{margin-top:1.4rem;border-radius:8px;padding:.85rem 1.1rem;background:var(--unknown-soft);border-left:4px solid var(--unknown)}
.callout h2{color:var(--unknown);font-size:.95rem;line-height:1.5;font-weight:600;letter-spacing:0}
.callout.fail{background:var(--fail-soft);border-color:var(--fail)}
.callout.fail h2{color:var(--fail)}
.callout pre{background:var(--surface);margin-top:.5rem}

.changes{margin-top:.35rem;overflow-wrap:anywhere}
.change{font-size:.75rem;font-weight:600;border:1px solid currentColor;border-radius:9px;padding:0 .45rem;white-space:nowrap}
.change.broke{color:var(--fail)}
.change.mended{color:var(--pass)}
.change.lost{color:var(--unknown)}
.marks{display:inline-flex;flex-wrap:wrap;gap:.2rem .5rem;align-items:center;justify-content:flex-end}
.only-failures .row:not(.fail),.only-failures .group:not(.fail){display:none}

.matrix{background:var(--surface);border:1px solid var(--line);border-radius:10px;overflow:hidden}
.matrix-head,.row>summary{display:grid;grid-template-columns:minmax(0,1fr) repeat(var(--services),minmax(0,9rem)) 1rem;gap:0 .75rem;align-items:center;padding:.45rem 1.15rem}
.matrix-head{font-size:.8rem;font-weight:600;border-bottom:1px solid var(--line);padding-block:.6rem;background:var(--surface)}
.matrix-head span{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.matrix-head span:first-child{color:var(--muted);font-weight:500}
.group{font-size:.8rem;color:var(--muted);font-weight:500;background:var(--sunken);padding:.25rem 1.15rem;border-bottom:1px solid var(--line)}
.group span{font-weight:400}
.row{border-bottom:1px solid var(--line)}
.row:last-child{border-bottom:0}
.row>summary{position:relative}
.row>summary::after{content:"";grid-column:-2;grid-row:1;width:.45rem;height:.45rem;border:solid var(--muted);border-width:0 1.5px 1.5px 0;rotate:45deg;translate:0 -2px;justify-self:end}
.row[open]>summary::after{rotate:225deg;translate:0 2px}
.row>summary:hover{background:var(--accent-faint)}
.row>summary:focus-visible{outline-offset:-2px}
.row.fail>summary{box-shadow:inset 4px 0 var(--fail)}
.row.unknown>summary{box-shadow:inset 4px 0 var(--unknown)}
.row-title{min-width:0;overflow-wrap:anywhere}
.row-title small{margin-left:.6rem;display:inline-block}
.row.fail .row-title{font-weight:600}
.cell{display:flex;flex-wrap:wrap;align-items:center;gap:0 .55rem;min-width:0}
.cell small{white-space:nowrap}
.cell-service{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.absent{font-size:.85rem;color:var(--muted)}
.evidence{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr));gap:.75rem;padding:.6rem 1.15rem .25rem;align-items:start}
.evidence .card{padding:.8rem .95rem;font-size:.9rem}
.evidence .card.fail{border-color:var(--fail)}
.card:target{outline:2px solid var(--accent)}
.evidence h4{display:flex;justify-content:space-between;gap:.5rem;margin-bottom:.3rem;overflow-wrap:anywhere}
.evidence pre{margin-top:.55rem}
.more{margin-top:.35rem}
.more>summary{color:var(--muted);font-size:.8rem}
.more>summary::before{content:"▸";display:inline-block;width:1.1em}
.more[open]>summary::before{content:"▾"}
.measure{margin-top:.55rem}
.measure .number{display:flex;justify-content:space-between;align-items:baseline;gap:.75rem}
.measure .number span,.observed{color:var(--muted);font-size:.8rem}
.observed{margin-top:.5rem}
.fix{margin-top:.6rem;padding:.5rem .75rem;border-left:3px solid var(--accent);background:var(--accent-faint);border-radius:0 6px 6px 0}
.fix b{color:var(--accent)}
.fix .copy{margin-top:.35rem}
.about{margin:0 1.15rem .85rem;font-size:.9rem}
.about>summary{color:var(--accent);width:fit-content}
.about>summary::before,.conditions>summary::before{content:"▸";display:inline-block;width:1.1em;color:var(--muted)}
.about[open]>summary::before,.conditions[open]>summary::before{content:"▾"}
.page-text{max-width:75ch;padding:.4rem 0 .2rem;overflow-wrap:anywhere}
.page-text>*+*{margin-top:.5rem}
.page-text h4{margin-top:.9rem}
.page-text ul{list-style:disc;padding-left:1.2rem}
.row-foot{padding:.35rem 1.15rem .35rem;font-size:.8rem;color:var(--muted)}
.stacked .matrix-head{display:none}
@media screen and (max-width:52rem){.matrix-head{display:none}}
@media print,(min-width:52.01rem){.stacked .row>summary{grid-template-columns:repeat(auto-fill,minmax(13rem,1fr));gap:.25rem 1rem;padding-right:2.5rem}.stacked .row-title{grid-column:1/-1}}
.stacked .cell-service{position:static;width:auto;height:auto;clip-path:none;font-size:.8rem;color:var(--muted)}
.stacked .row>summary::after{position:absolute;right:1.15rem;top:1rem}
@media screen and (max-width:52rem){
.row>summary{grid-template-columns:repeat(auto-fill,minmax(5.4rem,1fr));gap:.4rem .75rem;align-items:start;padding:.65rem 1.15rem}
.cell{flex-direction:column;align-items:flex-start;gap:0}
.row>summary::after{position:absolute;right:1.15rem;top:1rem}
.row-title{grid-column:1/-1;padding-right:1.5rem}
.row-title small{display:block;margin:0}
.cell-service{position:static;width:auto;height:auto;clip-path:none;font-size:.8rem;color:var(--muted)}
}

.stack-card .scroll{padding-bottom:.25rem}
.stack-words{margin-top:.9rem;display:grid;gap:.15rem;font-size:.9rem}
.keys{white-space:nowrap}

.numbers small{overflow-wrap:anywhere}
.numbers dl>div{display:grid;grid-template-columns:1fr auto;gap:0 .75rem;align-items:baseline;padding:.5rem 0 .4rem;border-top:1px solid var(--line)}
.numbers dt{grid-column:1;color:var(--muted);font-size:.87rem}
.numbers dd{text-align:right}
.numbers dd b{font-size:1.05rem}
.numbers .chart{grid-column:1;grid-row:2;align-self:center;line-height:0;text-align:left}
.numbers .budget{grid-column:2;grid-row:2;font-size:.8rem;color:var(--muted);min-width:8.4rem}
.numbers .why{grid-column:1/-1;grid-row:2;text-align:left;font-size:.8rem;color:var(--muted)}
.numbers .none{color:var(--muted)}
.numbers .run{margin:.5rem 0 0;font-size:.8rem;color:var(--muted)}
.numbers .over b,.numbers .over-word{color:var(--fail);font-weight:650}

.inline{display:flex;flex-wrap:wrap;gap:.1rem 1.4rem;font-size:.85rem}
.inline div{display:flex;gap:.4rem}
.inline dt{color:var(--muted)}
.inline dd{font-weight:600}

.losses{color:var(--fail);font-weight:600}
.inline+pre{margin-top:.6rem}

.chain{margin-top:1rem;background:var(--surface);border:1px solid var(--line);border-radius:10px;padding:1rem 1.15rem}
.chain p{color:var(--muted);font-size:.87rem}
.chain ol{margin-top:.4rem}
.chain li{padding:.15rem 0;overflow-wrap:anywhere}
.chain li b{display:inline-block;min-width:4.2rem}
.chain small{margin-left:.6rem}

.decisions{background:var(--surface);border:1px solid var(--line);border-radius:10px}
.decisions details+details{border-top:1px solid var(--line)}
.decisions summary{padding:.6rem 1.15rem;font-weight:600;overflow-wrap:anywhere}
.decisions summary:hover{background:var(--accent-faint)}
.decisions summary small{margin-left:.6rem}
.decisions dl{padding:0 1.15rem .6rem}
.decisions dl>div{display:grid;grid-template-columns:minmax(0,11rem) minmax(0,18rem) minmax(0,1fr);gap:.1rem 1.25rem;padding:.5rem 0;border-top:1px solid var(--line);align-items:baseline}
.decisions dt{color:var(--muted);font-size:.87rem;overflow-wrap:anywhere}
.decisions .why{font-size:.9rem}
.origin{font-size:.75rem;color:var(--muted);border:1px solid var(--line);border-radius:9px;padding:0 .45rem;white-space:nowrap}
.source{color:var(--muted)}
@media screen and (max-width:52rem){.decisions dl>div{grid-template-columns:1fr}}

.phases{background:var(--surface);border:1px solid var(--line);border-radius:10px;padding:.75rem 1.15rem}
.phase{display:grid;grid-template-columns:8rem minmax(0,1fr) 5.5rem 3rem;gap:.9rem;align-items:center;padding:.18rem 0}
.phases summary.phase{position:relative}
.phases summary>span::after{content:"▸";color:var(--muted);margin-left:.4rem}
.phases [open]>summary>span::after{content:"▾"}
.tasks{margin:.2rem 0 .6rem;padding:.4rem .75rem;background:var(--sunken);border-radius:6px}
.tasks li{display:grid;grid-template-columns:minmax(0,18rem) minmax(0,1fr) 5rem;gap:.9rem;align-items:center;font-size:.85rem;padding:.12rem 0;overflow-wrap:anywhere}
.tasks .number{text-align:right}
.conditions{margin:0 0 .6rem;font-size:.85rem}
.conditions>summary{color:var(--muted);padding:.1rem .75rem}
.conditions table{margin:.2rem .75rem;width:calc(100% - 1.5rem);overflow-wrap:anywhere}
.busy{color:var(--unknown)}
.phases b,.phases small{text-align:right}
.phases svg{display:block}
@media screen and (max-width:40rem){.conditions thead{display:none}.conditions tr{display:block;padding:.3rem 0;border-bottom:1px solid var(--line)}.conditions td{display:block;border:0;padding:0;text-align:left}.tasks li{grid-template-columns:minmax(0,1fr) 4.5rem}.tasks svg{grid-column:1/-1;grid-row:2}.phase{grid-template-columns:6.5rem minmax(0,1fr) 4.5rem;gap:.6rem}.phases small{display:none}}
.cards.trends{grid-template-columns:repeat(auto-fill,minmax(min(100%,15rem),1fr))}
.trend h3{margin:0;color:var(--muted);font-weight:500;font-size:.85rem}
.trend p{display:flex;align-items:baseline;gap:.6rem;margin-bottom:.4rem}
.trend p b{font-size:1.15rem}
.comparison th[scope=row]{font-size:inherit;font-weight:500;color:inherit}
.comparison small{display:block}
.comparison thead th:nth-child(2),.comparison thead th:nth-child(3){text-align:right}
.comparison th,.comparison td{padding-right:1.25rem}
.comparison tr:last-child th{border:0}
.better-here{color:var(--pass);font-weight:600}
.better-there{color:var(--fail);font-weight:600}
.better-alike,.better-undefined{color:var(--muted)}
@media screen and (max-width:40rem){.comparison thead{display:none}.comparison tr{display:block;padding:.4rem 0;border-bottom:1px solid var(--line)}.comparison th,.comparison td{display:block;border:0;padding:.05rem 0;text-align:left}.comparison td.number{text-align:left;white-space:normal}.comparison td.number::before{content:attr(data-side) ": ";color:var(--muted)}}
`;
