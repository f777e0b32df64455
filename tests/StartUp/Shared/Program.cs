using System.Diagnostics;
using System.Globalization;
using Baloan.Sdk.StartUp;

if (args is not [var gateway, var timestamp])
{
    Console.Error.WriteLine("Give the gateway's address and the timestamp of the start.");
    return 2;
}

await FirstCall.MakeAsync(new Uri(gateway));
var elapsed = Stopwatch.GetElapsedTime(long.Parse(timestamp, CultureInfo.InvariantCulture));
Console.WriteLine(elapsed.TotalMilliseconds.ToString("F3", CultureInfo.InvariantCulture));
if (Environment.GetEnvironmentVariable("JITINFO") is not null) { Console.Error.WriteLine($"{System.Runtime.JitInfo.GetCompiledMethodCount()} methods {System.Runtime.JitInfo.GetCompilationTime().TotalMilliseconds} ms {System.Runtime.JitInfo.GetCompiledILBytes()} IL; assemblies {AppDomain.CurrentDomain.GetAssemblies().Length}"); }
return 0;
