namespace Baloan.Sandbox.Storage;

/// <summary>A data file that its owner alone reads: it holds personal data. SQLite gives the files beside it the same mode.</summary>
internal static class OwnersFile
{
    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void Ensure(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // the file has the rights of its folder
        }

        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            UnixCreateMode = OwnerAlone,
        };
        using var file = new FileStream(path, options);
        if (File.GetUnixFileMode(file.SafeFileHandle) != OwnerAlone)
        {
            File.SetUnixFileMode(file.SafeFileHandle, OwnerAlone);
        }
    }
}
