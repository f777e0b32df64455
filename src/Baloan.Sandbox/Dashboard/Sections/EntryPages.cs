using Baloan.Sandbox.Callbacks;
using Baloan.Sandbox.Dashboard.Wording;
using Baloan.Sandbox.Requests;

namespace Baloan.Sandbox.Dashboard.Sections;

/// <summary>The pages of a single request and a single call back, and the parts of them that the lists fetch. Null where there is none.</summary>
internal sealed class EntryPages(RequestLog log, RequestSection requests, CallbackBook callbacks, CallbackSection callbackCards)
{
    private const string Home = "/";

    public Html? Request(int number, DashboardView view)
    {
        if (Find(number) is not { } request)
        {
            return null;
        }

        var text = view.Text;
        return Page(view, $"{text.Request} {text.Number(number)}", "requests", text.AllRequests, $"requests/{number}", requests.Whole(view, request));
    }

    public Html? Exchange(int number, DashboardView view) => Find(number) is { } request ? requests.Exchange(view, request) : null;

    public Html? Callback(Guid id, DashboardView view)
    {
        if (callbacks.Find(id) is not { } callback)
        {
            return null;
        }

        var text = view.Text;
        return Page(
            view, $"{text.Callback} {text.Number(callback.Number)}", "callbacks", text.AllCallbacks, $"callbacks/{id:D}", callbackCards.Whole(text, callback));
    }

    public Html? Attempts(Guid id, DashboardView view) => callbacks.Find(id) is { } callback ? callbackCards.Attempts(view.Text, callback) : null;

    /// <summary>What the page says where there is no such entry.</summary>
    public static Html Missing(DashboardView view)
    {
        var text = view.Text;
        return Page(view, text.NoSuchEntry, "loans", text.BackToStart, "", Html.Of($"<p>{text.NoSuchEntryHint}</p>"));
    }

    private static Html Page(DashboardView view, string title, string list, string back, string path, Html entry)
    {
        var text = view.Text;
        var address = path.Length == 0 ? Home : $"/dashboard/{path}";
        var frame = new PageFrame($"{title} – {text.Title}", Home, "entry", title, $"{address}?lang={text.OtherLanguageCode}");
        return frame.Around(view, Html.Of($"""
            <main class="single">
              <p><a href="{Home}#{list}">{back}</a></p>
              <section class="panel" id="entry" aria-labelledby="entry-title" tabindex="-1">
                <div class="panel-head"><h2 id="entry-title">{title}</h2></div>
                <div class="list">{entry}</div>
              </section>
            </main>
            """));
    }

    private SandboxRequest? Find(int number) => log.Find(number);
}
