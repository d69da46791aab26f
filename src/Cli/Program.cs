using IOMatch.Cli;

return App.Run(args, Terminal.OfProcess());
