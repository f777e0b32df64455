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
return 0;
