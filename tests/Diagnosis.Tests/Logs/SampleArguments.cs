namespace IOMatch.Logs;

/// <summary>A plausible value for each capture.</summary>
internal static class SampleArguments
{
    public static (string Capture, LogArgument Value)[] For(LogLine line) => [.. line.Captures.Distinct().Select(c => (c, Value(c)))];

    public static string Text(string capture, LogArgument value) => value.Print(capture is "entry" or "providerEntry" or "tag" or "error" or "options");

    private static LogArgument Value(string capture) => capture switch
    {
        "entry" => 0x100000a31,
        "providerEntry" => 0x100000a2f,
        "tag" => 0x100000a31,
        "options" => 0x10,
        "error" => 0xe00002ee,
        "count" => 3,
        "number" => 5,
        "pid" or "ms" or "seconds" or "total" or "matching" => 42,
        "score" => -90000,
        "driver" => "AcmePanel",
        "provider" => "IOUSBHostInterface@0",
        "process" => "com.example.panel.driver",
        "bundle" or "server" => "com.example.panel-2.driver",
        "team" => "ABCDE12345",
        "entitlement" => "com.apple.developer.driverkit.transport.usb",
        "class" => "AcmePanelClass",
        "category" => "com_example_panel",
        "address" => "0xfffffe0012345678",
        "other" => "0x1f",
        "from" => "realizing",
        "to" => "activated",
        "code" => "-67050",
        "uniqueId" => "00112233445566778899aabbccddeeff",
        "otherId" => "ffeeddccbbaa99887766554433221100",
        "version" => "1.2.3",
        "path" => "/Library/SystemExtensions/0000/x.dext",
        "verb" => "dis",
        "ending" => "ies",
        "key" => "IOClass",
        "vendor" => "v",
        "transport" => "USB",
        "profile" => "com.apple.dext",
        "why" => "some words of the kernel",
        _ => throw new ArgumentOutOfRangeException(nameof(capture), capture, "no sample for it"),
    };
}
