namespace IOMatch;

/// <summary>The one place that opens files.</summary>
internal static class FileBytes
{
    /// <summary>The file's bytes, or null and the fault. Never reads more than the limit, whatever the file's length claims.</summary>
    public static byte[]? Read(string path, ReadLimits limits, out Fault? fault)
    {
        fault = null;
        var at = new SourcePosition(path);
        try
        {
            if (Directory.Exists(path))
            {
                fault = new(InputFault.FileUnreadable, at, "is a folder where a file belongs");
                return null;
            }
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.Length > limits.Bytes)
            {
                fault = new(InputFault.LimitExceeded, at, $"the file has {stream.Length} bytes, the limit is {limits.Bytes}");
                return null;
            }
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (FileNotFoundException)
        {
            fault = new(InputFault.FileUnreadable, at, "there is no such file");
        }
        catch (DirectoryNotFoundException)
        {
            fault = new(InputFault.FileUnreadable, at, "there is no such folder");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            fault = new(InputFault.FileUnreadable, at, "the file cannot be read: " + e.Message.TrimEnd('.'));
        }
        return null;
    }
}
