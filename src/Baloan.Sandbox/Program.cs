using Baloan.Sandbox.Hosting;

namespace Baloan.Sandbox;

internal static class Program
{
    private static Task<int> Main(string[] args) => CommandLine.Parse(args).InvokeAsync();
}
