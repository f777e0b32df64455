namespace Baloan.Sdk;

/// <summary>The desk's style sheet.</summary>
internal static class DeskStyle
{
    public const string Sheet = """
        :root { color-scheme: light dark; --ink: #1c2430; --quiet: #5b6675; --line: #dde2e9; --back: #f4f6f9; --card: #fff; --main: #1456a0; --danger: #b3261e; --done: #1d6b3a; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --quiet: #9aa5b4; --line: #333d4b; --back: #12171e; --card: #1b222c; --main: #6cb0ff; --danger: #ff8a80; --done: #7fd49b; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--back); color: var(--ink); font: 16px/1.6 system-ui, "Vazirmatn", "Segoe UI", Tahoma, sans-serif; }
        header, main { max-width: 68rem; margin: 0 auto; padding: 1rem; }
        header > div { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; }
        h1 { font-size: 1.5rem; margin: 0; }
        h2 { font-size: 1.2rem; margin: 0; display: flex; align-items: center; gap: .5rem; }
        header p, .lead { margin: .25rem 0 .75rem; color: var(--quiet); max-width: 46rem; }
        a { color: var(--main); }
        section { margin-bottom: 2rem; }
        .at { white-space: nowrap; }
        .count { font-size: .85rem; font-weight: 600; min-width: 1.8em; padding: 0 .5em; text-align: center; border-radius: 1em; background: var(--line); }
        .count.urgent { background: var(--danger); color: var(--card); }
        article { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .85rem 1rem; margin-bottom: .75rem; }
        dl { display: flex; flex-wrap: wrap; gap: .5rem 1.75rem; margin: 0; }
        dl div { min-width: 0; }
        dt { color: var(--quiet); font-size: .8rem; }
        dd { margin: 0; overflow-wrap: anywhere; }
        code { font: .92em/1.5 ui-monospace, "DejaVu Sans Mono", Consolas, monospace; overflow-wrap: anywhere; unicode-bidi: isolate; }
        code[dir="auto"] { font: inherit; }
        time { white-space: nowrap; }
        .quiet { color: var(--quiet); font-size: .9rem; }
        p.quiet { margin: .5rem 0; }
        form { margin: .75rem 0 0; }
        form.all { margin: 0 0 .75rem; }
        fieldset { border: 1px solid var(--line); border-radius: .5rem; margin: 0 0 .75rem; padding: .25rem .75rem .5rem; min-width: 0; }
        legend { color: var(--quiet); font-size: .85rem; padding: 0 .35rem; }
        .choice { display: flex; gap: .6rem; align-items: baseline; padding: .3rem 0; }
        .choice > span { display: flex; flex-wrap: wrap; gap: 0 1rem; min-width: 0; }
        .check { display: flex; gap: .6rem; align-items: baseline; margin: .5rem 0 .75rem; }
        .row { display: flex; flex-wrap: wrap; gap: .75rem; align-items: end; }
        .typed { flex: 1 1 18rem; max-width: 26rem; color: var(--quiet); font-size: .85rem; }
        .typed input { display: block; width: 100%; font: .95rem/1.5 ui-monospace, "DejaVu Sans Mono", Consolas, monospace; padding: .45rem .6rem; border: 1px solid var(--line); border-radius: .4rem; background: var(--back); color: var(--ink); }
        .typed input::placeholder { color: var(--quiet); opacity: .55; }
        button { font: inherit; padding: .45rem 1rem; border: 1px solid var(--main); border-radius: .4rem; background: transparent; color: var(--main); cursor: pointer; }
        button.main { background: var(--main); color: var(--card); }
        button.danger { background: var(--danger); border-color: var(--danger); color: var(--card); }
        :is(button, input, summary, a):focus-visible { outline: 3px solid var(--main); outline-offset: 2px; }
        details { margin-top: .75rem; border-top: 1px solid var(--line); padding-top: .6rem; }
        summary { cursor: pointer; color: var(--danger); }
        .warning { margin: .25rem 0; color: var(--danger); }
        .notice { margin: 0 0 1.25rem; padding: .7rem 1rem; border-radius: .5rem; border-inline-start: 4px solid var(--danger); background: var(--card); }
        .notice.done { border-color: var(--done); }
        @media (max-width: 34rem) { .row button, form.one button, form.all button, form.not-opened button { width: 100%; } .typed { max-width: none; } dl { gap: .5rem 1.25rem; } }

        """;
}
