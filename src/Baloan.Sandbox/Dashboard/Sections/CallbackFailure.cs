using Baloan.Sandbox.Dashboard.Wording;

namespace Baloan.Sandbox.Dashboard.Sections;

/// <summary>What became of a call back that was not received: the last answer, and when it is tried again.</summary>
/// <param name="Sentence">The same words at every moment, to be said once.</param>
/// <param name="Line">The line of its card. The script counts the seconds down.</param>
internal sealed record CallbackFailure(string Sentence, Html Line)
{
    /// <summary>The failure of a call back; null when it was received or was not tried yet.</summary>
    public static CallbackFailure? Of(DashboardText text, SandboxCallback callback, TimeSpan? untilNext)
    {
        if (callback.Attempts is not [.., { IsReceived: false } last])
        {
            return null;
        }

        var answer = last.Status is { } status ? text.Number(status) : text.NoAnswer;
        return callback.Status switch
        {
            SandboxCallbackStatus.GivenUp => Plain(text.GaveUp.Fill(answer, text.Number(callback.Attempts.Count))),
            SandboxCallbackStatus.Pending when untilNext > TimeSpan.Zero => Waiting(text, answer, untilNext.Value),
            SandboxCallbackStatus.Pending => Plain(text.TriesAgainNow.Fill(answer)),
            _ => null,
        };
    }

    private static CallbackFailure Plain(string sentence) => new(sentence, Html.Of($"""<p class="failure">{sentence}</p>"""));

    private static CallbackFailure Waiting(DashboardText text, string answer, TimeSpan untilNext)
    {
        const string Seconds = "{1}";
        var parts = text.TriesAgain.Split(Seconds);
        var seconds = (int)Math.Ceiling(untilNext.TotalSeconds);
        return new(answer, Html.Of($"""
            <p class="failure">{parts[0].Fill(answer)}<span class="until" data-seconds="{seconds}">{text.Number(seconds)}</span>{parts[1].Fill(answer)}</p>
            """));
    }
}
