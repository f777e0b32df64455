namespace Baloan.Sdk.Contracts.Internal;

/// <summary>Writes a contract beside where it belongs, and moves it there once it is whole.</summary>
internal static class ContractOnDisk
{
    private const int BufferSize = 4096;

    public static async Task SaveAsync(string path, Func<Stream, Task> write)
    {
        var whole = Path.GetFullPath(path);
        var part = $"{whole}.{Path.GetRandomFileName()}.part";
        try
        {
            using (var stream = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize, FileOptions.Asynchronous))
            {
                await write(stream).ConfigureAwait(false);
                await stream.FlushAsync(CancellationToken.None).ConfigureAwait(false);
            }

            Move(part, whole);
        }
        finally
        {
            // No longer there once it is moved.
            File.Delete(part);
        }
    }

    private static void Move(string part, string whole)
    {
#if NET
        File.Move(part, whole, overwrite: true);
#else
        if (File.Exists(whole))
        {
            File.Replace(part, whole, destinationBackupFileName: null);
        }
        else
        {
            File.Move(part, whole);
        }
#endif
    }
}
