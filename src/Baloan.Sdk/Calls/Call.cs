using System.Buffers;

namespace Baloan.Sdk;

/// <summary>One call of an operation, over all its attempts. Without the result's type, so that the way of a request is compiled once.</summary>
internal abstract class Call(CallRequest request, Uri address, long startedAt, long deadline, CancellationToken cancellationToken)
{
    public GatewayOperation Operation { get; } = request.Operation;

    public RequestSettings Settings { get; } = request.Settings;

    /// <summary>The JSON body, if there is one.</summary>
    public byte[]? Body { get; } = request.Body;

    /// <summary>The body of an operation of the partner's own, if there is one.</summary>
    public OwnBody? OwnBody { get; } = request.OwnBody;

    public Uri Address { get; } = address;

    public long StartedAt { get; } = startedAt;

    /// <summary>When the operation must have ended, as a timestamp.</summary>
    public long Deadline { get; } = deadline;

    /// <summary>The caller's own token.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>The change that is being sent; <see langword="null"/> for a read, and where nothing was sent yet.</summary>
    public ChangeProgress? Sending { get; set; }

    /// <summary>How often the operation was sent.</summary>
    public int Sends { get; set; }

    /// <summary>The status of the last answer, or 0.</summary>
    public int StatusCode { get; set; }

    /// <summary>What came of the last attempt.</summary>
    public AttemptResult Last { get; set; }

    /// <summary>Whether <see cref="Last"/> is still to be handed to the retry strategy as its first outcome.</summary>
    public bool LastIsPending { get; set; }

    /// <summary>Whether success has a result to be read; else it is enough that the answer is the gateway's.</summary>
    public abstract bool HasResult { get; }

    /// <summary>How many fields of the answer that this version does not know were not kept.</summary>
    public int FieldsLeftOut { get; protected set; }

    /// <summary>Reads the result; on failure <paramref name="unreadable"/> says why.</summary>
    public abstract bool TryReadResult(in ReadOnlySequence<byte> json, out Unreadable unreadable);

    /// <summary>Ends the call for its caller.</summary>
    public abstract void Complete(AttemptResult result);

    /// <summary>Ends the call for its caller by an error of the client's own.</summary>
    public abstract void Fail(Exception exception);
}
/// <summary>
/// A call with its result. It completes its own task, so that an error is thrown once, at the caller's await: every async method
/// that an exception crosses costs as much as a whole successful call.
/// </summary>
internal sealed class Call<T>(
    CallRequest request,
    Uri address,
    AnswerReader<T>? reader,
    long startedAt,
    long deadline,
    CancellationToken cancellationToken)
    : Call(request, address, startedAt, deadline, cancellationToken)
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

    public override void Complete(AttemptResult result)
    {
        switch (result.Verdict)
        {
            case AttemptVerdict.Success:
                _completion.SetResult(_result!);
                break;
            case AttemptVerdict.Canceled:
                _completion.TrySetCanceled(CancellationToken);
                break;
            default:
                _completion.SetException(result.Error ?? new InvalidOperationException("No attempt was made."));
                break;
        }
    }

    public override void Fail(Exception exception) => _completion.TrySetException(exception);
}
