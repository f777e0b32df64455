using Baloan.Sdk.Json.Internal;

namespace Baloan.Sdk.Http.Internal;

/// <summary>One call of an operation, over all its attempts.</summary>
internal sealed class GatewayCall<T>(GatewayRequest request, Uri address, AnswerReader<T>? reader, long deadline, CancellationToken cancellationToken)
    where T : class
{
    public GatewayRequest Request { get; } = request;

    public Uri Address { get; } = address;

    /// <summary>Reads the result; <see langword="null"/> where any 2xx is success, whatever its body.</summary>
    public AnswerReader<T>? Reader { get; } = reader;

    /// <summary>When the operation must have ended, as a timestamp.</summary>
    public long Deadline { get; } = deadline;

    /// <summary>The caller's own token.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>The change that is being sent; <see langword="null"/> for a read, and where nothing was sent yet.</summary>
    public ChangeSending? Sending { get; set; }

    /// <summary>How often the operation was sent.</summary>
    public int Sends { get; set; }

    /// <summary>The status of the last answer, or 0.</summary>
    public int StatusCode { get; set; }

    public T? Result { get; set; }

    /// <summary>What came of the last attempt.</summary>
    public AttemptResult Last { get; set; }

    /// <summary>Whether <see cref="Last"/> is still to be handed to the retry strategy as its first outcome.</summary>
    public bool LastIsPending { get; set; }
}
