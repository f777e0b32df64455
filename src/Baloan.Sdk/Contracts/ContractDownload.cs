using System.Net;
using System.Runtime.ExceptionServices;

namespace Baloan.Sdk;

/// <summary>Fetches a contract's PDF file from wherever the gateway says it is, and repeats that while no part of it is left in the destination.</summary>
internal sealed class ContractDownload : IDisposable
{
    private static readonly GatewayOperation Operation = GatewayOperation.Read(HttpMethod.Get, "contract_pdf_file");

    private readonly ContractRequests _requests;
    private readonly PdfCopy _copy;
    private readonly CallResilience _resilience;
    private readonly CallTelemetry _telemetry;
    private readonly TimeProvider _timeProvider;
    private readonly TimeSpan _answerTimeout;

    // Never disposed itself: it has no timer, and downloads under way still look at it.
    private readonly CancellationTokenSource _disposal = new();

    public ContractDownload(
        BaloanClientOptions options,
        HttpClient bareClient,
        TokenManager tokens,
        TimeProvider timeProvider,
        CallTelemetry telemetry)
    {
        _requests = new ContractRequests(bareClient, tokens, options, new AnswerJudge(options.MaxResponseBytes, timeProvider));
        _copy = new PdfCopy(Operation, options.MaxContractBytes);

        // Its own retry budget: a file host that fails says nothing about the gateway.
        _resilience = new CallResilience(options, timeProvider, telemetry);
        _telemetry = telemetry;
        _timeProvider = timeProvider;
        _answerTimeout = options.AttemptTimeout;
    }

    public async Task SaveAsync(Uri file, RequestSettings settings, Stream stream, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        DisposedClient.ThrowIf(_disposal.IsCancellationRequested);
        var address = _requests.Addresses.Find(file) ?? throw NotAllowed();

        var startedAt = _timeProvider.GetTimestamp();
        var deadline = _timeProvider.After(startedAt, settings.Timeout);
        var call = new Call<object>(new CallRequest(Operation, settings), address, reader: null, startedAt, deadline, cancellationToken);
        var destination = new ContractDestination(stream);
        using var activity = _telemetry.Start(Operation, address);

        await _resilience.RepeatAsync(call, () => AttemptAsync(call, destination), _disposal.Token).ConfigureAwait(false);

        _telemetry.Finish(activity, Operation, call.StatusCode, call.Sends, startedAt, call.Last);
        destination.Failure?.Throw();
        switch (call.Last.Verdict)
        {
            case AttemptVerdict.Success:
                return;
            case AttemptVerdict.Canceled:
                throw new OperationCanceledException(cancellationToken);
            default:
                throw call.Last.Error!;
        }
    }

    public void Dispose() => _disposal.Cancel();

    private async ValueTask AttemptAsync(Call call, ContractDestination destination)
    {
        AttemptResult result;
        try
        {
            result = await FetchAsync(call, destination).ConfigureAwait(false);
        }
        catch (BaloanResponseException unreadable)
        {
            destination.TryCutBack();
            result = AttemptResult.Final(unreadable);
        }
#pragma warning disable CA1031 // Whatever broke the download off, the destination must not keep a part of the file.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            result = BrokenOff(call, destination, exception);
        }

        _resilience.Observe(result);
        call.Last = result;
    }

    private async ValueTask<AttemptResult> FetchAsync(Call call, ContractDestination destination)
    {
        using var deadline = _timeProvider.CancelAfter(RemainingOf(call));
        using var whole = CancellationTokenSource.CreateLinkedTokenSource(call.CancellationToken, deadline.Token, _disposal.Token);
        var (response, failure) = await AnswerAsync(call, whole.Token).ConfigureAwait(false);
        if (response is null)
        {
            return failure;
        }

        using (response)
        {
            // On .NET Framework a read that waits does not see the token, but ends with its stream.
            using var abort = whole.Token.Register(static state => ((HttpResponseMessage)state!).Dispose(), response);
            await _copy.CopyAsync(response, destination, whole.Token).ConfigureAwait(false);
            return AttemptResult.Success;
        }
    }

    /// <summary>The answer must begin within the time of an attempt; the file itself has the time of the whole operation.</summary>
    private async ValueTask<(HttpResponseMessage? Response, AttemptResult Failure)> AnswerAsync(Call call, CancellationToken cancellationToken)
    {
        using var timeout = _timeProvider.CancelAfter(_answerTimeout);
        using var link = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        return await _requests.SendAsync(call, link.Token).ConfigureAwait(false);
    }

    private AttemptResult BrokenOff(Call call, ContractDestination destination, Exception exception)
    {
        var isBroken = destination.HasPart;
        var isClean = destination.TryCutBack();
        if (call.CancellationToken.IsCancellationRequested)
        {
            return AttemptResult.Canceled;
        }

        if (_disposal.IsCancellationRequested)
        {
            return AttemptResult.Disposed;
        }

        if (exception.InnerException is ForbiddenAddressException)
        {
            return AttemptResult.Final(NotAllowed());
        }

        if (destination.Failure is not null)
        {
            // The stream's own message can hold a path; the caller gets it, the log does not.
            return AttemptResult.Final(new IOException("The destination of the contract cannot be written."));
        }

        var error = isBroken
            ? CallErrors.BrokenOff(Operation, exception)
            : CallErrors.NotReached(Operation, exception);
        return isClean ? AttemptResult.Repeatable(error, isOutage: true) : AttemptResult.Final(error, isOutage: true);
    }

    private TimeSpan RemainingOf(Call call)
    {
        var remaining = _timeProvider.GetElapsedTime(_timeProvider.GetTimestamp(), call.Deadline);
        return remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero;
    }

    private static BaloanResponseException NotAllowed() => new(
        Operation.Name,
        HttpStatusCode.OK,
        "contract_pdf_file.file",
        innerException: new InvalidDataException("The contract's file is not at an https address, or not on a host that may be asked (ContractHosts)."));
}

/// <summary>The stream that a contract is written to. Knows whether anything was written, and takes it back where it can.</summary>
internal sealed class ContractDestination(Stream stream)
{
    private readonly long _start = stream.CanSeek ? stream.Position : 0;

    /// <summary>Whether the stream holds a part of a file.</summary>
    public bool HasPart { get; private set; }

    /// <summary>What the stream itself failed with, which is no fault of the gateway's.</summary>
    public ExceptionDispatchInfo? Failure { get; private set; }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> piece, CancellationToken cancellationToken)
    {
        HasPart = true;
        try
        {
            await stream.WriteAsync(piece, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Failure = ExceptionDispatchInfo.Capture(exception);
            throw;
        }
    }

    /// <summary>Cuts the stream back to where it stood before; false where it still holds a part of a file.</summary>
    public bool TryCutBack()
    {
        if (!HasPart)
        {
            return true;
        }

        if (!stream.CanSeek)
        {
            return false;
        }

        try
        {
            stream.SetLength(_start);
            stream.Position = _start;
            HasPart = false;
            return true;
        }
        catch (Exception exception) when (exception is IOException or NotSupportedException or ObjectDisposedException)
        {
            // The failure of the download itself is what the caller has to know.
            return false;
        }
    }
}
