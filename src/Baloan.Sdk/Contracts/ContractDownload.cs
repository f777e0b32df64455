using System.Net;
using System.Runtime.ExceptionServices;

namespace Baloan.Sdk;

/// <summary>Fetches a contract's PDF file from wherever the gateway says it is.</summary>
internal sealed class ContractDownload(CallSender calls, Uri baseAddress, BaloanClientOptions options)
{
    private static readonly GatewayOperation Operation = GatewayOperation.Read(HttpMethod.Get, "contract_pdf_file");

    private readonly ContractAddresses _addresses = new(baseAddress, [.. options.ContractHosts]);
    private readonly PdfCopy _copy = new(Operation, options.MaxContractBytes);

    public Task SaveAsync(Uri file, RequestSettings settings, Stream stream, CancellationToken cancellationToken) =>
        _addresses.Find(file) is { } address
            ? calls.SendAsync(new DownloadCall(
                new CallRequest(Operation, settings), address, _addresses, _copy, new ContractDestination(stream), calls.TimeProvider, cancellationToken))
            : Task.FromException(NotAllowed());

    internal static BaloanResponseException NotAllowed() => new(
        Operation.Name,
        HttpStatusCode.OK,
        "contract_pdf_file.file",
        innerException: new InvalidDataException("The contract's file is not at an https address, or not on a host that may be asked (ContractHosts)."));
}

/// <summary>
/// The call of a download: follows redirects by itself, shows the token to the gateway alone, and is repeated while no part of the file
/// is left in the destination.
/// </summary>
internal sealed class DownloadCall(
    CallRequest request,
    Uri file,
    ContractAddresses addresses,
    PdfCopy copy,
    ContractDestination destination,
    TimeProvider timeProvider,
    CancellationToken cancellationToken)
    : Call<object>(request, file, reader: null, timeProvider, cancellationToken)
{
    private const int MaxRedirects = 5;

    private readonly Uri _file = file;
    private int _redirects;
    private bool _isAtGateway;

    protected override string Accept => "application/pdf, */*";

    public override bool SendsToken => _isAtGateway;

    protected override Func<IPAddress, bool>? AllowsConnectionTo => addresses.Hosts.FilterFor(Address);

    public override bool StreamsResult => true;

    public override void BeginAttempt()
    {
        base.BeginAttempt();
        Address = _file;
        _isAtGateway = addresses.IsGateway(_file);
        _redirects = 0;
    }

    public override bool TryFollow(HttpResponseMessage response)
    {
        if (_redirects == MaxRedirects || addresses.FindNext(Address, response) is not { } next)
        {
            return false;
        }

        _redirects++;
        StatusCode = (int)response.StatusCode;
        Address = next;

        // Who was sent away from the gateway does not get the token back from elsewhere.
        _isAtGateway = _isAtGateway && addresses.IsGateway(next);
        response.Dispose();
        return true;
    }

    public override async ValueTask<AttemptResult> StreamAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        // On .NET Framework a read that waits takes no notice of the token, but ends with its stream.
        using var abort = cancellationToken.Register(static state => ((HttpResponseMessage)state!).Dispose(), response);
        await copy.CopyAsync(response, destination, cancellationToken).ConfigureAwait(false);
        return AttemptResult.Success;
    }

    public override AttemptResult? ResultOf(Exception exception)
    {
        var hadPart = destination.HasPart;
        var isClean = destination.TryCutBack();
        if (exception is BaloanResponseException)
        {
            return AttemptResult.Final(exception);
        }

        if (exception.InnerException is ForbiddenAddressException)
        {
            return AttemptResult.Final(ContractDownload.NotAllowed());
        }

        if (destination.Failure is not null)
        {
            // The stream's own message can hold a path; the caller gets it, the log does not.
            return AttemptResult.Final(new IOException("The destination of the contract cannot be written."));
        }

        return !hadPart ? null
            : isClean ? AttemptResult.Repeatable(BrokenOff(exception), isOutage: true)
            : AttemptResult.Final(BrokenOff(exception), isOutage: true);
    }

    public override void Complete()
    {
        if (destination.Failure is { } failure)
        {
            Fail(failure.SourceException);
        }
        else
        {
            base.Complete();
        }
    }

    private BaloanConnectionException BrokenOff(Exception cause) => new(
        Operation.Name,
        "The download of the contract broke off. It is safe to repeat it; what a stream that cannot seek has got of it is not a whole file.",
        TransportCause.Of(cause));
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
