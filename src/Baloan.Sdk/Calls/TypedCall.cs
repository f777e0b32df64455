using System.Buffers;

namespace Baloan.Sdk;

/// <summary>
/// A call with its result. It completes its own task, so that an error is thrown once, at the caller's await: every async method
/// that an exception crosses costs as much as a whole successful call.
/// </summary>
internal sealed class TypedCall<T>(
    GatewayRequest request,
    Uri address,
    AnswerReader<T>? reader,
    long startedAt,
    long deadline,
    CancellationToken cancellationToken)
    : GatewayCall(request, address, startedAt, deadline, cancellationToken)
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
