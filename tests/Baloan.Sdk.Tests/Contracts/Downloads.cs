using Baloan.Sdk.Tests.Gateway;

namespace Baloan.Sdk.Tests.Contracts;

/// <summary>What the tests of the download share.</summary>
internal static class Downloads
{
    public static LoanContract ContractAt(string url) => new() { File = new ContractFile { Url = new Uri(url, UriKind.RelativeOrAbsolute) } };

    public static LoanContract Contract => ContractAt("https://files.example/c.pdf?signature=s3cret");

    public static Task DownloadAsync(this IBaloanClient client, Stream destination) =>
        client.Contracts.DownloadAsync(Contract, destination, TestContext.Current.CancellationToken);

    /// <summary>A gateway that answers the first request with the first answer and so on, and repeats the last.</summary>
    public static TestGateway Gateway(params Func<HttpResponseMessage>[] answers)
    {
        var next = -1;
        return new TestGateway(_ => answers[Math.Min(Interlocked.Increment(ref next), answers.Length - 1)]());
    }
}
