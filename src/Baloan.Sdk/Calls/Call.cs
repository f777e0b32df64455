using System.Buffers;
using System.Net;

namespace Baloan.Sdk;

/// <summary>One call over all its attempts. Without the type of its result, so that the way of a call is compiled once.</summary>
internal abstract class Call(CallRequest request, Uri address, TimeProvider timeProvider, CancellationToken cancellationToken)
{
    private readonly byte[]? _body = request.Body;
    private readonly OwnBody? _ownBody = request.OwnBody;

    public GatewayOperation Operation { get; } = request.Operation;

    public RequestSettings Settings { get; } = request.Settings;

    /// <summary>Where the next message goes.</summary>
    public Uri Address { get; protected set; } = address;

    public long StartedAt { get; } = request.StartedAt ?? timeProvider.GetTimestamp();

    /// <summary>How much is left of the call's time; zero where it is over.</summary>
    public TimeSpan RemainingTime
    {
        get
        {
            var remaining = Settings.Timeout - timeProvider.GetElapsedTime(StartedAt);
            return remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero;
        }
    }

    /// <summary>The caller's token.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>How far the change has got that is being sent; <see langword="null"/> for a read, and where nothing was sent yet.</summary>
    public ChangeProgress? Progress { get; set; }

    /// <summary>How many messages were sent.</summary>
    public int Sends { get; private set; }

    /// <summary>The status of the last answer, or 0.</summary>
    public int StatusCode { get; set; }

    /// <summary>What came of the last attempt.</summary>
    public AttemptResult Last { get; set; }

    /// <summary>A successful answer whose content is still to be streamed.</summary>
    public HttpResponseMessage? OpenAnswer { get; set; }

    /// <summary>How many fields of the answer that this version does not know were left out.</summary>
    public int FieldsLeftOut { get; protected set; }

    /// <summary>The media types that the answer may have.</summary>
    protected virtual string Accept => "application/json";

    /// <summary>Whether the next message carries the token.</summary>
    public virtual bool SendsToken => true;

    /// <summary>Which addresses the host of the next message may have; <see langword="null"/> for all.</summary>
    protected virtual Func<IPAddress, bool>? AllowsConnectionTo => null;

    /// <summary>Whether <see cref="StreamAsync"/> takes a successful answer, for which there is the whole time of the call.</summary>
    public virtual bool StreamsResult => false;

    /// <summary>Whether a successful answer has a result to be read.</summary>
    public virtual bool HasResult => false;

    /// <summary>Makes the next message.</summary>
    public OutgoingMessage CreateMessage(GatewaySender gateway, AccessToken? token)
    {
        Sends++;
        Progress = Operation.IsChange ? new ChangeProgress() : null;
        var message = gateway.CreateMessage(Operation.Method, Address, Accept, Progress);
        message.AllowsConnectionTo = AllowsConnectionTo;
        message.Content = CreateContent();
        if (token is null)
        {
            return message;
        }

        // What belongs to the gateway goes to nobody else.
        message.Headers.TryAddWithoutValidation("Authorization", token.AuthorizationHeader);
        message.Headers.TryAddWithoutValidation("Accept-Language", Settings.Language);
        foreach (var header in Settings.Headers)
        {
            message.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        return message;
    }

    /// <summary>An attempt begins.</summary>
    public virtual void BeginAttempt() => OpenAnswer = null;

    /// <summary>Follows a redirect, where the call may; the next message then goes to <see cref="Address"/>.</summary>
    public virtual bool TryFollow(HttpResponseMessage response) => false;

    /// <summary>Reads the result from an answer's body; on failure <paramref name="unreadable"/> says why.</summary>
    public virtual bool TryReadResult(in ReadOnlySequence<byte> json, out Unreadable unreadable)
    {
        unreadable = default;
        return false;
    }

    /// <summary>Takes a successful answer as it comes.</summary>
    public virtual ValueTask<AttemptResult> StreamAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>What an exception means to this kind of call; <see langword="null"/> where the rule for all calls applies.</summary>
    public virtual AttemptResult? ResultOf(Exception exception) => null;

    /// <summary>Ends the call for its caller.</summary>
    public abstract void Complete();

    /// <summary>Ends the call for its caller by an error of the client's own.</summary>
    public abstract void Fail(Exception exception);

    private RequestContent? CreateContent() =>
        _ownBody is { } own ? new RequestContent(own.Bytes, own.Headers, Progress)
        : Progress is null ? null
        // A change without a body has an empty content: .NET resends a request that has none.
        : new RequestContent(_body ?? [], Operation.SendsJson, Progress);
}

/// <summary>
/// A call with its result. It completes its own task, so that an error is thrown once, at the caller's await: every async method
/// that an exception crosses costs as much as a whole successful call.
/// </summary>
internal class Call<T>(CallRequest request, Uri address, AnswerReader<T>? reader, TimeProvider timeProvider, CancellationToken cancellationToken)
    : Call(request, address, timeProvider, cancellationToken)
    where T : class
{
    private readonly TaskCompletionSource<T> _completion = new();
    private T? _result;

    public Task<T> Task => _completion.Task;

    public override bool HasResult => reader is not null;

    public override bool TryReadResult(in ReadOnlySequence<byte> json, out Unreadable unreadable)
    {
        _result = reader!.Read(json, out unreadable, out var leftOut);
        FieldsLeftOut = leftOut;
        return _result is not null;
    }

    public override void Complete()
    {
        switch (Last.Verdict)
        {
            case AttemptVerdict.Success:
                _completion.SetResult(_result!);
                break;
            case AttemptVerdict.Canceled:
                _completion.TrySetCanceled(CancellationToken);
                break;
            default:
                Fail(Last.Error ?? new InvalidOperationException("No attempt was made."));
                break;
        }
    }

    public override void Fail(Exception exception) => _completion.TrySetException(exception);
}

/// <summary>What a call asks for: an operation, the loan and the body that it is about, and how it is sent.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Settings">How it is sent.</param>
/// <param name="LoanId">The loan in the route, if it has one.</param>
/// <param name="Body">The JSON body, if there is one.</param>
/// <param name="Path">The path of an operation of the partner's own, with its values; <see langword="null"/> for the client's own operations.</param>
/// <param name="OwnBody">The body of an operation of the partner's own, if there is one.</param>
/// <param name="StartedAt">When the time of the call began, where a body was read before it was sent; <see langword="null"/> for now.</param>
internal readonly record struct CallRequest(
    GatewayOperation Operation,
    RequestSettings Settings,
    Guid LoanId = default,
    byte[]? Body = null,
    string? Path = null,
    OwnBody? OwnBody = null,
    long? StartedAt = null)
{
    /// <summary>A request about one loan.</summary>
    /// <exception cref="ArgumentException"><paramref name="loanId"/> is empty.</exception>
    public static CallRequest OfLoan(GatewayOperation operation, RequestSettings settings, Guid loanId, byte[]? body = null) =>
        new(operation, settings, GatewayOperation.Checked(loanId), body);

    /// <summary>Where it is sent.</summary>
    public Uri AddressAt(GatewaySender gateway) =>
        Path is { } path ? gateway.AddressOf(GatewayOperation.Root + path) : Operation.AddressAt(gateway, LoanId);
}
