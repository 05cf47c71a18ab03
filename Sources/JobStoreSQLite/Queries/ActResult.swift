/// What an act by hand did to one job.
enum ActResult {
    case changed
    case skipped(String)
}
