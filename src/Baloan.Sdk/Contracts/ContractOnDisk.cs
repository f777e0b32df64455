namespace Baloan.Sdk;

/// <summary>
/// Writes a contract beside where it belongs, and moves it there once it is whole. It holds personal data: where the system knows
/// of owners, nobody else can read it from its beginning on.
/// </summary>
internal static class ContractOnDisk
{
    private const int BufferSize = 4096;

    public static async Task SaveAsync(string path, Func<Stream, Task> write)
    {
        var whole = Path.GetFullPath(path);
        ThrowIfNoRegularFile(whole);
        var part = $"{whole}.{Path.GetRandomFileName()}.part";
        try
        {
            using (var stream = Create(part))
            {
                await write(stream).ConfigureAwait(false);
                await stream.FlushAsync(CancellationToken.None).ConfigureAwait(false);
            }

            ThrowIfNoRegularFile(whole);
            Move(part, whole);
        }
        finally
        {
            // No longer there once it is moved.
            File.Delete(part);
        }
    }

    private static FileStream Create(string part)
    {
#if NET
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = BufferSize,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(part, options);
#else
        return new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize, FileOptions.Asynchronous);
#endif
    }

    /// <exception cref="IOException">There is something else than a regular file.</exception>
    private static void ThrowIfNoRegularFile(string path)
    {
        // The attributes of a link are its own, also where it leads nowhere.
        var file = new FileInfo(path);
        var attributes = file.Attributes;
        if ((int)attributes == -1)
        {
            return;
        }

        if ((attributes & (FileAttributes.Directory | FileAttributes.ReparsePoint | FileAttributes.Device)) != 0 || !IsRegular(path))
        {
            throw new IOException("The path of the contract leads to a link, a directory, a pipe or a device. Only a regular file is replaced.");
        }
    }

#if NET
    // Opened for both, a pipe does not wait for its other end; what cannot be sought in is no regular file.
    private static bool IsRegular(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return true;
        }

        if (path.StartsWith("/dev/", StringComparison.Ordinal))
        {
            return path.StartsWith("/dev/shm/", StringComparison.Ordinal);
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        return file.CanSeek;
    }
#else
    private static bool IsRegular(string path) => !path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/dev/shm/", StringComparison.Ordinal);
#endif

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
