/** The version of the program, put in by the build. */
declare const PAGE_VERSION: string;
