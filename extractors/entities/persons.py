"""Words that tell a person: given names, titles, and what is never a surname."""

_GIVEN_NAMES_WORDS = """
    Aaron Abigail Charlotte Florence Adam Adrian Alan Albert Alejandro Alex Alexander Alexandra Alexandria Alfred
    Alice Alison Allison Amanda Amy Ana Andrea Andrew Andy Angela Anil Ann Anna Anne Annette
    Anthony Antonio Antony Arjun Arthur Ashley Barack Barbara Ben Benjamin Bernard Bernie Beth
    Betty Beverly Bill Bob Bobby Brad Bradley Brenda Brendan Brian Bruce Bryan Caitlin Carl Carla
    Carlos Carol Caroline Carolyn Catherine Cathy Charles Charlie Chloe Chris Christian Christina
    Christine Christopher Chuck Cindy Claire Claudia Colin Connor Craig Cynthia Dan Daniel
    Danielle David Deborah Debra Denise Dennis Derek Diana Diane Dick Diego Dmitri Dmitry Don
    Donald Donna Doris Dorothy Doug Douglas Dylan Ed Eddie Edward Edwin Eileen Elaine Eleanor
    Elena Elise Elizabeth Ellen Emily Emma Eric Erica Erik Erin Ethan Eugene Eva Evan Evelyn Felix
    Fiona Frances Francis Francisco Frank Franklin Fred Frederick Gabriel Gary Gavin Gene Geoffrey
    George Gerald Gilbert Gina Glenn Gloria Gordon Greg Gregory Guillermo Hannah Harold Harriet
    Harry Harvey Heather Hector Heidi Helen Henry Herbert Hillary Howard Hugh Hugo Ian Igor Irene
    Isaac Isabel Isabella Ivan Jack Jacob Jacqueline Jake James Jamie Jan Jane Janet Janice Jared
    Jasmine Jason Javier Jay Jean Jeff Jeffrey Jennifer Jensen Jeremy Jerome Jerry Jesse Jessica
    Jesus Jill Jim Jimmy Joan Joanna Joanne Joe Joel Johanna Johannes John Johnny Jonathan Jorge
    Jose Joseph Josephine Josh Joshua Joyce Juan Judith Judy Julia Julian Julie Justin Karen Karl
    Kate Katherine Kathleen Kathryn Kathy Katie Keith Kelly Ken Kenneth Kevin Kim Kimberly Kristen
    Kristin Kurt Kyle Landon Larry Laura Lauren Laurence Lawrence Leah Lee Leo Leon Leonard Lewis
    Linda Lindsey Lisa Lloyd Lois Lori Louis Louise Lucas Lucy Luis Luke Lynn Manuel Marc Marco
    Marcus Margaret Maria Marie Marilyn Mario Marjorie Mark Marsha Martha Martin Mary Matt Matteo
    Matthew Maureen Maurice Max Megan Mel Melanie Melissa Michael Michelle Miguel Mike Mitch
    Mohammed Muhammad Molly Monica Morgan Nancy Natalie Natasha Nathan Nathaniel Neil Nicholas
    Nick Nicolas Nicole Nigel Nina Noah Nora Norman Oliver Olivia Oscar Owen Pablo Pamela Pat
    Patricia Patrick Paul Paula Pedro Peggy Penelope Peter Philip Phillip Phyllis Priya Rachel
    Rafael Ralph Ramon Randall Randy Ravi Ray Raymond Rebecca Ricardo Richard Rick Rita Rob Robert
    Roberta Roberto Robin Rodney Roger Roland Ron Ronald Rory Rosa Rose Ross Roy Russell Ruth Ryan
    Sally Sam Samantha Samuel Sandra Sanjay Sara Sarah Sassine Scott Sean Sebastian Sergei Sergey
    Seth Shannon Sharon Sheila Shirley Simon Sophia Sophie Stacey Stanley Stella Stephanie Stephen
    Steve Steven Stuart Sue Sunil Susan Suzanne Sylvia Tamara Tanya Tara Ted Teresa Terry Thelma
    Theodore Theresa Thomas Tim Timothy Tina Todd Tom Tommy Toni Tony Tracy Travis Trevor Tyler
    Ulrich Ursula Valerie Vanessa Veronica Victor Vincent Vivek Vivian Vladimir Walter Warren
    Wayne Wendy Wilhelm William Winston Yolanda Yuri Yvonne Zachary Zoe Hans Jürgen Klaus Pierre
    François Giovanni Giulia Lars Sven Ingrid Astrid Freya Søren Matthias Aisha Ahmed Ali Fatima
    Hassan Ibrahim Omar Yusuf Amir Leila Rania Khalid Akira Hiroshi Kenji Takeshi Yuki Haruka
    Naoko Minh Thuy
"""
GIVEN_NAMES: frozenset[str] = frozenset(_GIVEN_NAMES_WORDS.split())
"""Given names that are seldom anything else: no towns, months, virtues or companies."""

TITLES: tuple[str, ...] = (
    *("Mr", "Mrs", "Ms", "Dr", "Prof", "Professor", "Sir", "Dame", "Judge", "President"),
    *("Vice President", "Prime Minister", "Premier", "Chancellor", "Secretary"),
    *("Under Secretary", "Undersecretary", "Assistant Secretary", "Deputy Secretary"),
    *("Minister", "Senator", "Sen", "Representative", "Rep", "Congressman", "Congresswoman"),
    *("Speaker", "Chairman", "Chairwoman", "Ranking Member", "Majority Leader"),
    *("Minority Leader", "Governor", "Gov", "Mayor", "Ambassador", "Attorney General"),
    *("Inspector General", "Special Agent", "Special Agent in Charge", "U.S. Attorney"),
    *("CEO", "Chief Executive", "Chief Executive Officer"),
)
"""Titles that stand right before a name."""

_NO_SURNAME_WORDS = """
    Act Administration Bulletin Chronicle Gazette Herald Journal Observer Post Tribune Agency Agreement America American Americas Announces April Army Asia
    Associates August Authority Avenue Bank Beach Bill Board Boulevard Bureau Center Centre Chair
    City Co Code College Commerce Commission Committee Company Conference Congress Controls Corp
    Corporation Council County Court Daily December Defense Department Director District Division
    Europe February Federal Firm Foundation Framework Friday Fund Group Guidance Holdings Hospital
    House Inc Industry Initiative Institute International Island January July June Lake Law List
    Llc Llp Ltd March Market May Member Memorial Ministry Minister Monday Mountain Museum National
    November October Office Order Park Partners Party Plan Policy President Press Prize Program
    Project Regulations Report Republic Research River Road Rule Saturday School Secretary
    Security Senate September Services Society State States Street Summit Sunday Systems Tech
    Technologies Technology Theatre Thursday Times Trade Treasury Treaty Trust Tuesday Union
    University Valley Washington Wednesday White
"""
NO_SURNAME: frozenset[str] = frozenset(_NO_SURNAME_WORDS.split())
"""Capitalised words that end other names than those of people."""

_EAST_ASIAN_WORDS = """
    An Bae Bai Bao Cai Cao Cen Chai Chang Che Chen Cheng Cho Choi Chou Chu Cui Dai Deng Ding Dong Du
    Duan Fan Fang Fei Feng Fu Gao Ge Geng Gong Gu Guan Guo Ha Han Hao He Heo Hong Hou Hsu Hu Hua
    Huang Huo Hwang Jang Jeon Jeong Ji Jia Jiang Jiao Jin Jing Jung Kang Kim Kong Kwon Lai Lan Lee Lei
    Li Lian Liang Liao Lim Lin Liu Long Lou Lu Luo Lyu Ma Man Mao Mei Meng Miao Min Mo Moon Mu Nam Ni
    Nie Ning Niu Oh Ou Ouyang Pan Pang Park Pei Peng Pi Pu Qi Qian Qiao Qin Qiu Qu Quan Rao Ren Rong
    Ruan Ryu Seo Shan Shao She Shen Shi Shin Shu Si Sima Song Su Sui Sun Tan Tang Tao Teng Tian Tong
    Tsai Tu Wan Wang Wei Wen Weng Wu Xi Xia Xiang Xiao Xie Xin Xing Xiong Xu Xuan Xue Yan Yang Yao Ye
    Yi Yin Ying Yoo Yoon You Yu Yuan Yue Yun Zang Zeng Zha Zhai Zhan Zhang Zhao Zheng Zhong Zhou Zhu
    Zhuang Zhuo Zou Zuo
"""
EAST_ASIAN_SURNAMES: frozenset[str] = frozenset(_EAST_ASIAN_WORDS.split())
"""Family names that stand before the given name in Chinese and Korean."""
