namespace IOMatch.Families;

/// <summary>IOCDMedia: the keys of IOMedia, the table of contents and the kind of disc.</summary>
internal sealed class CDMediaFamily() : MediaFamilyBase(
    Evidence.Source("IOCDStorageFamily-62", "IOCDMedia.cpp", "matchPropertyTable"),
    ["IOCDMedia"],
    ["TOC", "Type"]);

/// <summary>IODVDMedia and IOBDMedia: the keys of IOMedia and the kind of disc.</summary>
internal sealed class DiscMediaFamily() : MediaFamilyBase(
    Evidence.Source("IODVDStorageFamily-46, IOBDStorageFamily-24", "IODVDMedia.cpp, IOBDMedia.cpp", "matchPropertyTable"),
    ["IODVDMedia", "IOBDMedia"],
    ["Type"]);
