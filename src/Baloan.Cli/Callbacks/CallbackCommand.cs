using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Baloan.Cli.Terminal;

namespace Baloan.Cli.Callbacks;

/// <summary><c>baloan callback send</c>: plays the gateway to a partner's endpoint.</summary>
internal static class CallbackCommand
{
    /// <summary>The variable that may hold the secret of call backs.</summary>
    public const string SecretVariable = "BALOAN_CALLBACK_SECRET";

    /// <summary>What is said of a secret that cannot be sent.</summary>
    public const string NoSecret = "The secret of the call backs has characters that cannot be sent: letters, digits and - . _ ~ can.";

    private const int MaxRepeat = 10_000;

    public static Command Create() => new("callback", "Call backs to a partner's own program.") { Send() };

    private static Command Send()
    {
        var output = new OutputOptions();
        var to = new Option<Uri>("--to") { Description = "The endpoint's address.", CustomParser = ArgumentForm.ParseAddress, HelpName = "url", Required = true };
        var states = new Option<string[]>("--state") { Description = "The state that it tells of, such as loan_paid; may be given again.", Required = true };
        var loan = new Option<Guid?>("--loan") { Description = "The loan's id [default: a new one].", CustomParser = result => ArgumentForm.ParseId(result), HelpName = "id" };
        var reason = new Option<string>("--reason") { Description = "The reason of a block or a cancellation." };
        var secret = new Option<string>("--secret") { Description = $"A secret that goes along. Or in {SecretVariable}, where \"ps\" does not show it." };
        var place = ArgumentForm.Choice<SecretPlace>("--secret-in", "Where the secret stands");
        var repeat = new Option<int>("--repeat") { Description = "How often each is sent.", CustomParser = ArgumentForm.ParseNumber<int>, DefaultValueFactory = _ => 1, HelpName = "number" };
        var shuffle = new Option<bool>("--shuffle") { Description = "In disorder." };
        var command = new Command("send", "Sends call backs as the gateway would, and shows what was answered.") { to, states, loan, reason, secret, place, repeat, shuffle };
        output.AddTo(command, hasPersonalData: false);
        repeat.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MaxRepeat)
            {
                result.AddError($"--repeat must be 1 to {MaxRepeat}.");
            }
        });
        command.SetAction(async (result, cancellationToken) =>
        {
            var word = result.GetValue(secret) ?? Environment.GetEnvironmentVariable(SecretVariable);
            if (word is not null && !CallbackTarget.CanCarry(word))
            {
                throw new CommandException(NoSecret, ExitCodes.BadArgument);
            }

            var target = CallbackTarget.Of(result.GetValue(to)!, word, result.GetValue(place));
            var id = result.GetValue(loan) ?? Guid.NewGuid();
            string[] sent = [.. Enumerable.Repeat(result.GetValue(states)!, result.GetValue(repeat)).SelectMany(all => all)];
            if (result.GetValue(shuffle))
            {
                Random.Shared.Shuffle(sent);
            }

            var answers = await target.SendAsync(sent.Select(state => new JsonObject { ["uuid"] = id, ["state"] = state, ["reason"] = result.GetValue(reason) }), cancellationToken);
            Print(answers, output, result);
            return answers.TrueForAll(answer => answer.Status is >= 200 and < 300) ? ExitCodes.Done : ExitCodes.Failed;
        });
        return command;
    }

    private static void Print(List<CallbackAnswer> answers, OutputOptions output, ParseResult result) => output.Print(
        result,
        answers,
        "",
        new("state", answer => answer.State),
        new("status", answer => answer.Status?.ToString(CultureInfo.InvariantCulture) ?? "none"),
        new("ms", answer => answer.Milliseconds.ToString("0.0", CultureInfo.InvariantCulture)),
        new("answer", answer => answer.Answer));
}

/// <summary>Where a secret stands in a call back.</summary>
internal enum SecretPlace
{
    /// <summary>In the header <c>X-Baloan-Callback-Secret</c>.</summary>
    Header,

    /// <summary>As the last segment of the path.</summary>
    Path,

    /// <summary>As the password of HTTP basic authentication.</summary>
    Basic,
}

/// <summary>An endpoint with its secret.</summary>
internal sealed record CallbackTarget(Uri Address, string? Header, string? Basic)
{
    private const string SecretHeader = "X-Baloan-Callback-Secret";
    private const int AnswerLength = 200;

    public static CallbackTarget Of(Uri address, string? secret, SecretPlace? place) => (secret, place ?? SecretPlace.Header) switch
    {
        (null or "", _) => new(address, null, null),
        ({ } text, SecretPlace.Path) => new(new UriBuilder(address) { Path = address.AbsolutePath.TrimEnd('/') + "/" + Uri.EscapeDataString(text) }.Uri, null, null),
        ({ } text, SecretPlace.Basic) => new(address, null, Convert.ToBase64String(Encoding.UTF8.GetBytes($"baloan:{text}"))),
        ({ } text, _) => new(address, text, null),
    };

    /// <summary>Whether a header, a path and basic authentication carry a secret as it is.</summary>
    public static bool CanCarry(string secret) => secret.All(letter => letter is > ' ' and <= '~');

    /// <summary>A request with the secret in its place.</summary>
    public HttpRequestMessage CreateRequest(HttpContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = content };
        if (Header is not null)
        {
            request.Headers.TryAddWithoutValidation(SecretHeader, Header);
        }

        if (Basic is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Basic);
        }

        return request;
    }

    /// <summary>Sends call backs one after the other.</summary>
    public async Task<List<CallbackAnswer>> SendAsync(IEnumerable<JsonObject> callbacks, CancellationToken cancellationToken)
    {
        using var http = PlainHttp.CreateClient(TimeSpan.FromSeconds(30));
        var answers = new List<CallbackAnswer>();
        foreach (var callback in callbacks)
        {
            answers.Add(await SendAsync(http, callback, cancellationToken));
        }

        return answers;
    }

    private async Task<CallbackAnswer> SendAsync(HttpClient http, JsonObject callback, CancellationToken cancellationToken)
    {
        using var request = CreateRequest(JsonContent.Create(callback));
        await request.Content!.LoadIntoBufferAsync(cancellationToken);
        var state = callback["state"]!.GetValue<string>();
        var start = Stopwatch.GetTimestamp();
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            // Whatever charset it names: an answer of this length is UTF-8 or nothing to read.
            var text = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            return new(state, (int)response.StatusCode, Stopwatch.GetElapsedTime(start).TotalMilliseconds, text.Length > AnswerLength ? text[..AnswerLength] : text);
        }
        catch (Exception exception) when (PlainHttp.IsNoAnswer(exception, cancellationToken))
        {
            return new(state, null, Stopwatch.GetElapsedTime(start).TotalMilliseconds, exception is HttpRequestException ? exception.Message : "No answer in time.");
        }
    }
}

/// <summary>What a partner's endpoint answered.</summary>
internal sealed record CallbackAnswer(string State, int? Status, double Milliseconds, string Answer);
