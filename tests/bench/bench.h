#pragma once

#include "tests/bench/report.h"
#include "tests/bench/server_process.h"

#include <chrono>
#include <string_view>

namespace sluis::bench {

constexpr int Connections = 64;
constexpr std::chrono::milliseconds RoundTime{1500};

// Loads the server for one round; answers per second of its processor time. Throws when an answer was not 2xx.
double answersPerCpuSecond(const ServerProcess& server, std::string_view request);

// The figures. Each starts its servers, measures both sides of its ratio by turns, and adds to the report.
void benchListener(Report& report); // listener_of_nginx
void benchPipeline(Report& report); // pipeline_of_nginx, trace_over_notrace
void benchFanout(Report& report); // fanout1_of_nginx, fanout5_of_nginx
void benchCompile(Report& report); // compile_over_parse, edit_compile_over_parse
void benchRun(Report& report); // run_us, run_traced_us
void benchSandbox(Report& report); // sandbox_batched_over_direct, sandbox_single_over_direct, worker_rss_mb
void benchTemplates(Report& report); // templates5_held_of_nginx
void benchScreen(Report& report); // hit_to_screen_ms_p50, hit_to_screen_ms_p95
void benchGa4(Report& report); // ga4_client_us, ga4_tag_us, ga4_client_over_query

} // namespace sluis::bench
